package fr.havre.sandbox.directory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameters of a search, in order; one name several times means all of them, a comma means any. */
record Parameters(List<Parameter> all) {
    /** One of them: {@code name:contains}. */
    record Parameter(String name, List<String> anyOf) { }

    static Parameters of(String query) {
        List<Parameter> all = new ArrayList<>();
        if (query == null || query.isEmpty()) return new Parameters(all);
        for (String each : query.split("&", -1)) {
            String[] parts = each.split("=", 2);
            if (parts.length < 2 || parts[1].isEmpty()) continue;
            all.add(new Parameter(decoded(parts[0]), List.of(decoded(parts[1]).split(",", -1))));
        }
        return new Parameters(all);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "HAPI-0451: cannot be decoded");
        }
    }

    Optional<String> first(String name) {
        return all.stream().filter(each -> each.name().equals(name)).map(each -> each.anyOf().getFirst()).findFirst();
    }

    /** All values of a parameter, however they are given. */
    List<String> values(String name) {
        return all.stream().filter(each -> each.name().equals(name)).flatMap(each -> each.anyOf().stream()).toList();
    }

    int number(String name, int otherwise) {
        try {
            return first(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw new Refusal(400, "HAPI-1715: Invalid " + name);
        }
    }
}
