package fr.havre.documents;

import fr.havre.patients.ClaimedIdentity;
import fr.havre.patients.ClaimedIns;
import fr.havre.patients.PartialDate;
import fr.havre.patients.Patient;
import fr.havre.patients.Sex;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A format of the tests' own, so that they say what a document says: lines {@code key: value}, an empty line, the text.
 * {@code refuse} at the beginning is refused; parts between {@code =====} are an archive.
 */
final class Notes {
    static final String BETWEEN = "\n=====\n";

    private Notes() { }

    /** A note of which {@code patient} is the subject, by a verified number and all five traits. */
    static String about(Patient patient, String lines) {
        var traits = patient.traits();
        return "ins: " + patient.ins().map(ins -> ins.number() + " " + ins.issuer().oid()).orElse("") + "\nfamily: "
                + traits.birthName() + "\ngiven: " + traits.givenNames() + "\nborn: " + traits.birthDate().orElseThrow().iso()
                + "\nsex: " + traits.sex().name() + "\ncog: " + traits.birthPlace().orElse("") + "\n" + lines;
    }

    static Recognised recognise(DocumentSource source) {
        String all;
        try (InputStream in = source.open()) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (all.startsWith("refuse")) throw new DocumentRefusedException(DocumentRefusedException.Code.DAMAGED, "note");
        if (all.contains(BETWEEN)) return archive(all);
        String[] halves = all.split("\n\n", 2);
        Map<String, String> said = new HashMap<>();
        halves[0].lines().map(line -> line.split(": ?", 2)).filter(pair -> pair.length == 2)
                .forEach(pair -> said.put(pair[0], pair[1]));
        return new Recognised(DocumentFormat.TEXT, metadata(said), halves.length == 2 ? halves[1] : "", OptionalInt.of(1),
                Set.of(), List.of());
    }

    private static Recognised archive(String all) {
        List<ContainedDocument> parts = new ArrayList<>();
        for (String part : all.split(BETWEEN, -1)) {
            parts.add(new ContainedDocument("part" + parts.size(), "text/plain", DocumentMetadata.NONE,
                    DocumentSource.of(part.getBytes(StandardCharsets.UTF_8))));
        }
        return new Recognised(DocumentFormat.XDM, DocumentMetadata.NONE, "", OptionalInt.empty(), Set.of(), parts);
    }

    private static DocumentMetadata metadata(Map<String, String> said) {
        Optional<ClaimedIns> ins = Optional.ofNullable(said.get("ins")).filter(text -> text.contains(" "))
                .map(text -> text.split(" ", 2)).map(pair -> new ClaimedIns(pair[0], pair[1]));
        String given = said.getOrDefault("given", "");
        ClaimedIdentity patient = new ClaimedIdentity(ins, said.getOrDefault("family", ""), given,
                given.split(" ", 2)[0], "", "", Optional.ofNullable(said.get("born")).flatMap(PartialDate::parse),
                Optional.ofNullable(said.get("sex")).map(Sex::valueOf), said.getOrDefault("cog", ""));
        return DocumentMetadata.builder().title(said.getOrDefault("title", ""))
                .type(Optional.ofNullable(said.get("type")).map(code -> new CodedValue(code, "1.2", "")))
                .date(Optional.ofNullable(said.get("date")).flatMap(PartialDate::parse))
                .uniqueId(Identifier.parse(said.get("uid"))).setId(Identifier.parse(said.get("set")))
                .version(Optional.ofNullable(said.get("version")).map(Integer::valueOf))
                .replaces(Identifier.parse(said.get("replaces"))).patient(patient).build();
    }
}
