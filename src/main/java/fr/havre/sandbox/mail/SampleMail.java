package fr.havre.sandbox.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message as described in a file: a head of {@code name: value} lines, an empty line, its words.
 *
 * @param from address of somebody in {@code mailboxes.json}, or of a patient; {@code to}: whom it is for
 * @param label of the subject
 * @param document folder and name of the description of what it carries
 * @param replacement {@code [Annule et remplace]}
 * @param receipt whether the sender asks for one
 * @param machine a newsletter: HTML beside the words, no answer expected
 */
record SampleMail(String name, String from, String to, String label, Optional<String> document, boolean replacement,
        boolean receipt, boolean machine, String text) {
    private static final Set<String> KNOWN = Set.of("from", "to", "label", "documents", "replacement", "receipt", "machine");

    /** In the order of {@code arriving/list.txt}. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String line : new String(Accounts.resource("arriving/list.txt"), StandardCharsets.UTF_8).split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) names.add(line.strip());
        }
        return names;
    }

    static SampleMail load(String name) {
        String file = new String(Accounts.resource("arriving/" + name + ".md"), StandardCharsets.UTF_8);
        int gap = file.indexOf("\n\n");
        Map<String, String> head = new HashMap<>();
        for (String line : file.substring(0, gap).split("\n", -1)) {
            int colon = line.indexOf(": ");
            if (colon < 0 || !KNOWN.contains(line.substring(0, colon))) throw new IllegalArgumentException(name + ": " + line);
            head.put(line.substring(0, colon), line.substring(colon + 2).strip());
        }
        return new SampleMail(name, head.get("from"), head.get("to"), head.get("label"), Optional.ofNullable(head.get("documents")),
                head.containsKey("replacement"), head.containsKey("receipt"), head.containsKey("machine"),
                file.substring(gap + 2).strip() + "\n");
    }

    SampleMail forAddress(String other) {
        return new SampleMail(name, from, other, label, document, replacement, receipt, machine, text);
    }

    @Override public String toString() {
        return "SampleMail[" + name + "]";
    }
}
