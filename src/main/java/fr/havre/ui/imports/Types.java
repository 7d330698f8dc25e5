package fr.havre.ui.imports;

import fr.havre.access.Permission;
import fr.havre.documents.CodeList;
import fr.havre.documents.CodeLists;
import fr.havre.documents.CodedValue;
import fr.havre.ui.Desk;
import fr.havre.vault.Compartment;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The official types of documents, as a person looks for them. */
final class Types {
    /** ASS_X04: identity papers, insurance and the like, kept in the administrative compartment. */
    private static final String ADMINISTRATIVE_CLASS = "95";

    private Types() { }

    static boolean administrative(String code) {
        return CodeLists.official().classOf(code).filter(each -> each.code().equals(ADMINISTRATIVE_CLASS)).isPresent();
    }

    /** Who may not keep clinical documents hands them, sealed, to those who may. */
    static boolean handsOver(Desk desk) {
        return !desk.session().may(Permission.IMPORT_DOCUMENT) || !desk.unlocked().holds(Compartment.CLINICAL);
    }

    /** Every code, those in {@code used} first and in its order; for who keeps administrative ones only, those before all. */
    static List<String> ordered(Collection<String> used, boolean handsOver) {
        Set<String> all = new LinkedHashSet<>();
        List<String> official = CodeLists.official().all(CodeList.TYPE).stream().map(CodedValue::code).toList();
        List<String> wanted = Stream.concat(used.stream().filter(official::contains), official.stream()).toList();
        if (handsOver) wanted.stream().filter(Types::administrative).forEach(all::add);
        all.addAll(wanted);
        return List.copyOf(all);
    }

    /** The official label, or the code itself. */
    static String label(String code) {
        return code.isEmpty() ? "" : CodeLists.official().label(CodeList.TYPE, code, Locale.FRENCH);
    }

    /** Those whose label holds every word that is typed, accents and capitals apart. */
    static List<String> matching(List<String> codes, String typed) {
        String[] words = folded(typed).strip().split("\\s+");
        return codes.stream().filter(code -> Stream.of(words).allMatch(folded(label(code))::contains)).toList();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }
}
