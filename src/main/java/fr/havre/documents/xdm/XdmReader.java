package fr.havre.documents.xdm;

import fr.havre.documents.ContainedDocument;
import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentRefusedException.Code;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.Warning;
import fr.havre.documents.xdm.XdmList.Listed;
import fr.havre.documents.xdm.ZipDirectory.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an IHE_XDM.ZIP (IHE ITI TF-1 16, TF-2 3.32). Wrong but common: other capitals, other folders, the other
 * slash, no README or INDEX, no hash, a base64 hash; these are read with a warning. One use.
 */
public final class XdmReader {
    private static final int MAX_LISTS = 50;

    private final DocumentSource source;
    private final List<Entry> entries;
    private final Set<Entry> used = new HashSet<>();
    private final List<ContainedDocument> documents = new ArrayList<>();
    private final Set<Warning> warnings = EnumSet.noneOf(Warning.class);

    private XdmReader(DocumentSource source, ZipDirectory directory) {
        this.source = source;
        this.entries = directory.entries();
        if (directory.backslashes()) warnings.add(Warning.XDM_NOT_CONFORMING);
    }

    /**
     * Reads the lists and checks each listed document against its size and hash; each is unpacked once for that.
     *
     * @throws DocumentRefusedException {@code UNKNOWN_FORMAT} for a zip without METADATA.XML; {@code
     *     NO_DOCUMENT_INSIDE};
     *     {@code HASH_MISMATCH}; {@code SIZE_MISMATCH}; {@code LISTED_TWICE}; {@code ZIP_BOMB}, {@code UNSAFE_NAME}, {@code ENCRYPTED}, {@code DAMAGED} and those
     * of XML
     */
    public static XdmArchive read(DocumentSource source) {
        try {
            return new XdmReader(source, ZipDirectory.read(source)).read();
        } catch (IOException e) {
            throw new DocumentRefusedException(Code.NOT_READABLE, "zip", e);
        }
    }

    private XdmArchive read() throws IOException {
        List<Entry> lists = entries.stream().filter(entry -> entry.baseName().equalsIgnoreCase("METADATA.XML"))
                .toList();
        if (lists.isEmpty()) throw new DocumentRefusedException(Code.UNKNOWN_FORMAT, "zip without METADATA.XML");
        if (lists.size() > MAX_LISTS) throw new DocumentRefusedException(Code.TOO_COMPLEX, "XDM lists");
        checkForm(lists);
        for (Entry list : lists) {
            used.add(list);
            XdmList read = XdmList.read(new ZipPart(source, list));
            if (!read.conforming()) warnings.add(Warning.XDM_NOT_CONFORMING);
            for (Listed listed : read.documents()) take(list, listed);
        }
        if (documents.isEmpty()) throw new DocumentRefusedException(Code.NO_DOCUMENT_INSIDE, "XDM");
        boolean unlisted = entries.stream().anyMatch(entry -> !used.contains(entry) && inSubset(entry));
        if (unlisted) warnings.add(Warning.XDM_UNLISTED_FILE);
        return new XdmArchive(documents, warnings);
    }

    private void checkForm(List<Entry> lists) {
        boolean readme = entries.stream().anyMatch(entry -> entry.name().equals("README.TXT"));
        boolean index = entries.stream().anyMatch(entry -> entry.name().equals("INDEX.HTM"));
        boolean folders = lists.stream().allMatch(list -> list.name().matches("IHE_XDM/[^/]+/METADATA\\.XML"));
        if (!readme || !index || !folders) warnings.add(Warning.XDM_FORM);
    }

    private static boolean inSubset(Entry entry) {
        String name = entry.name().toUpperCase(Locale.ROOT);
        return name.contains("IHE_XDM/") && !name.endsWith(".XSL") && !name.endsWith(".CSS");
    }

    private void take(Entry list, Listed listed) throws IOException {
        Optional<Entry> found = find(list, listed.uri());
        if (found.isEmpty() || found.get().size() == 0) {
            warnings.add(Warning.XDM_DOCUMENT_MISSING);
            return;
        }
        if (!used.add(found.get())) throw new DocumentRefusedException(Code.LISTED_TWICE, "XDM entry");
        ZipPart part = new ZipPart(source, found.get());
        check(part, listed);
        documents.add(new ContainedDocument(found.get().name(), listed.mimeType(), listed.metadata(), part));
    }

    /**
     * Relative to the list; else, as some write it, from the top; else the same file name anywhere, if there is one
     * only.
     */
    private Optional<Entry> find(Entry list, String uri) {
        String path = decoded(uri).replace('\\', '/');
        String folder = list.name().substring(0, list.name().length() - list.baseName().length());
        Optional<Entry> exact = entries.stream().filter(entry -> entry.name().equals(folder + path)).findFirst();
        if (exact.isPresent() || path.isEmpty()) return exact;
        warnings.add(Warning.XDM_PATH_GUESSED);
        for (String candidate : new String[] {folder + path, path}) {
            Optional<Entry> near = entries.stream().filter(entry -> entry.name().equalsIgnoreCase(candidate))
                    .findFirst();
            if (near.isPresent()) return near;
        }
        String base = path.substring(path.lastIndexOf('/') + 1);
        List<Entry> same = entries.stream().filter(entry -> entry.baseName().equalsIgnoreCase(base)).toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static String decoded(String uri) {
        try {
            return uri.indexOf('%') < 0 ? uri : URLDecoder.decode(uri.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return uri;
        }
    }

    private void check(ZipPart part, Listed listed) throws IOException {
        byte[] sha1 = sha1(part);
        boolean sizeSaid = listed.size().matches("[0-9]{1,12}");
        if (sizeSaid && Long.parseLong(listed.size()) != part.size()) {
            throw new DocumentRefusedException(Code.SIZE_MISMATCH, "XDM size");
        }
        if (!sizeSaid || listed.hash().isEmpty()) warnings.add(Warning.XDM_HASH_NOT_SAID);
        if (listed.hash().isEmpty() || listed.hash().equalsIgnoreCase(HexFormat.of().formatHex(sha1))) return;
        if (!listed.hash().equals(Base64.getEncoder().encodeToString(sha1))) {
            throw new DocumentRefusedException(Code.HASH_MISMATCH, "XDM hash");
        }
        warnings.add(Warning.XDM_NOT_CONFORMING);
    }

    private static byte[] sha1(DocumentSource part) throws IOException {
        try (InputStream in = part.open()) {
            // what the profile asks for; no security rests on it
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            byte[] piece = new byte[64 << 10];
            for (int read; (read = in.read(piece)) >= 0; ) digest.update(piece, 0, read);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
