package fr.havre.xdmcheck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.w3c.dom.Element;

/** The medium: what an archive holds, how it is called, what its index and its documents say. */
public final class XdmChecker {
    /** ISO 9660 level 1: eight characters, a dot, three. */
    private static final Pattern NAME = Pattern.compile("[A-Z0-9_]{1,8}(\\.[A-Z0-9_]{1,3})?");
    private static final String SETS = "IHE_XDM/";
    private static final String LIST = "METADATA.XML";

    private final List<String> findings = new ArrayList<>();
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private XdmChecker() { }

    /** What is wrong with an archive, each beginning with the rule's word; empty if nothing is. */
    public static List<String> check(byte[] archive) {
        XdmChecker checker = new XdmChecker();
        checker.all(archive);
        return List.copyOf(checker.findings);
    }

    private void all(byte[] archive) {
        try {
            unpack(archive);
        } catch (IOException | IllegalArgumentException e) {
            findings.add("ZIP " + e.getMessage());
            return;
        }
        root();
        TreeSet<String> folders = new TreeSet<>();
        for (String name : entries.keySet()) {
            if (name.startsWith(SETS) && name.indexOf('/', SETS.length()) > 0) {
                folders.add(name.substring(0, name.indexOf('/', SETS.length()) + 1));
            }
        }
        if (folders.isEmpty()) findings.add("SUBSET there is none");
        folders.forEach(this::set);
    }

    private void unpack(byte[] archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory()) continue;
                name(entry.getName());
                if (entries.put(entry.getName(), zip.readAllBytes()) != null) findings.add("NAME twice: " + entry.getName());
            }
        }
        if (entries.isEmpty()) throw new IOException("nothing in it");
    }

    private void name(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length > 8) findings.add("NAME too deep: " + path);
        for (String part : parts) if (!NAME.matcher(part).matches()) findings.add("NAME not ISO 9660 level 1: " + path);
    }

    private void root() {
        byte[] readme = entries.get("README.TXT");
        if (readme == null || new String(readme, StandardCharsets.UTF_8).isBlank()) findings.add("README not there");
        if (!entries.containsKey("INDEX.HTM")) {
            findings.add("INDEX not there");
            return;
        }
        try {
            Element page = Xml.parse(entries.get("INDEX.HTM"), true);
            if (!page.getTagName().equals("html")) findings.add("INDEX is no page");
            List<String> linked = Xml.all(page, "a").stream().map(each -> each.getAttribute("href")).toList();
            for (String each : linked) if (!entries.containsKey(each)) findings.add("INDEX leads nowhere: " + each);
            entries.keySet().stream().filter(each -> each.startsWith(SETS) && !each.endsWith("/" + LIST))
                    .filter(each -> !linked.contains(each)).forEach(each -> findings.add("INDEX does not lead to " + each));
        } catch (IOException e) {
            findings.add("INDEX is not XHTML");
        }
    }

    private void set(String folder) {
        byte[] list = entries.get(folder + LIST);
        if (list == null) {
            findings.add("METADATA not there: " + folder);
            return;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        entries.forEach((name, bytes) -> {
            if (name.startsWith(folder) && !name.equals(folder + LIST)) files.put(name.substring(folder.length()), bytes);
        });
        try {
            new MetadataChecker(Xml.parse(list, false), files, findings).check();
        } catch (IOException e) {
            findings.add("METADATA is not XML");
        }
        files.forEach(this::document);
    }

    private void document(String name, byte[] bytes) {
        if (!name.endsWith(".XML")) return;
        try {
            if (!Optional.ofNullable(Xml.parse(bytes, false).getLocalName()).orElse("").equals("ClinicalDocument")) {
                findings.add("DOCUMENT is no CDA: " + name);
            }
        } catch (IOException e) {
            findings.add("DOCUMENT is not XML: " + name);
        }
    }
}
