package fr.havre.vault.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.vault.keys.StrictJson.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReaderTest {
    private static final JsonMapper PEER = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String WHOLE = "{\"a\":[1,-2,0,{\"b\":\"x\\n\\u00e9\\\\\"}],\"c\" : true, \"d\":null,\"é\":12e2,\"f\":\"\"}";
    private static final String LETTERS = "{}[]:,\"\\ \n\t0123456789-+.eEtrufalsnbé/";

    private static Object read(String json) throws MalformedException {
        return JsonReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test void readsWhatAnotherReaderReadsAndRefusesWhatItRefuses() {
        long seed = 20261126;
        Random random = new Random(seed);
        int taken = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(WHOLE);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                int letter = random.nextInt(LETTERS.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, LETTERS.charAt(letter));
                    default -> text.setCharAt(at, LETTERS.charAt(letter));
                }
            }
            String where = "seed " + seed + ", round " + round + ": " + text;
            Optional<JsonNode> expected = peer(text.toString());
            Optional<Object> found = ours(text.toString());
            assertEquals(expected.isPresent(), found.isPresent(), where);
            found.ifPresent(each -> assertTrue(same(expected.orElseThrow(), each), where));
            if (found.isPresent()) taken++;
        }
        assertTrue(taken > 500, "only " + taken + " were JSON");
    }

    private static Optional<JsonNode> peer(String text) {
        try {
            return Optional.of(PEER.readTree(text)).filter(each -> !each.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> ours(String text) {
        try {
            return Optional.of(read(text));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static boolean same(JsonNode node, Object value) {
        return switch (value) {
            case Map<?, ?> map -> node.isObject() && node.size() == map.size()
                    && map.entrySet().stream().allMatch(each -> same(node.get((String) each.getKey()), each.getValue()));
            case List<?> list -> node.isArray() && node.size() == list.size() && list.stream().allMatch(each ->
                    same(node.get(list.indexOf(each)), each));
            case String text -> node.isString() && node.stringValue().equals(text);
            case Integer number -> node.isInt() && node.intValue() == number;
            default -> !node.isInt() && !node.isString() && !node.isContainer();
        };
    }

    @Test void boundsDepthAndLengths() {
        for (String json : List.of("[".repeat(6) + "1" + "]".repeat(6), "\"" + "x".repeat(4097) + "\"", "{\"" + "n".repeat(33) + "\":1}",
                "12345678901", "{\"a\":1,\"a\":1}", "", " ", "{\"a\":1}}", "01", "1.", "+1", "\"\\x\"", "\"\u0001\"")) {
            assertThrows(MalformedException.class, () -> read(json), json);
        }
        assertThrows(MalformedException.class, () -> JsonReader.read(new byte[] {'"', (byte) 0xc3, '"'}));
        assertThrows(MalformedException.class, () -> JsonReader.read(new byte[SummedFile.MAX_BYTES + 1]));
    }
}
