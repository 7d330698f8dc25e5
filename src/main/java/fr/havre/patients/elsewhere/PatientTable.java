package fr.havre.patients.elsewhere;

import fr.havre.patients.elsewhere.ElsewhereException.Code;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A table with a line of names (CSV, RFC 4180), its cells between semicolons, commas or tabs; UTF-8, else as Windows writes it
 * in western Europe. At most {@value #LARGEST_BYTES} bytes, {@value #MOST_ROWS} lines and {@value #MOST_COLUMNS} columns.
 */
public final class PatientTable {
    public static final int LARGEST_BYTES = 32 << 20;
    static final int MOST_ROWS = 200_000;
    static final int MOST_COLUMNS = 200;
    private static final int LONGEST_CELL = 10_000;

    private PatientTable() { }

    /**
     * Reads the patients of a table.
     *
     * @param mapping names of columns for the fields that they do not name themselves; it wins over what they are called
     * @throws ElsewhereException {@code NOT_A_LIST}, {@code TOO_LARGE}, {@code UNKNOWN_COLUMN}: the mapping names none of the
     *     table's; {@code NAME_COLUMN_MISSING}
     */
    public static List<ClaimedPatient> read(byte[] bytes, Map<PatientField, String> mapping) {
        List<List<String>> rows = table(bytes);
        return patients(rows, columns(rows.getFirst(), mapping));
    }

    /** As {@link #read}, of the columns that {@code mapping} names and no others, whatever they are called. */
    public static List<ClaimedPatient> mapped(byte[] bytes, Map<PatientField, String> mapping) {
        List<List<String>> rows = table(bytes);
        Map<PatientField, Integer> columns = columns(rows.getFirst(), mapping);
        columns.keySet().retainAll(mapping.keySet());
        return patients(rows, columns);
    }

    /** The names of its columns, as they are written. */
    public static List<String> columns(byte[] bytes) {
        return List.copyOf(table(bytes).getFirst());
    }

    /** The column of each field that its columns name themselves; nothing is missing yet where none is the birth name. */
    public static Map<PatientField, String> proposed(byte[] bytes) {
        List<String> header = table(bytes).getFirst();
        Map<PatientField, String> proposed = new EnumMap<>(PatientField.class);
        named(header).forEach((field, column) -> proposed.put(field, header.get(column)));
        return proposed;
    }

    private static List<List<String>> table(byte[] bytes) {
        if (bytes.length > LARGEST_BYTES) throw new ElsewhereException(Code.TOO_LARGE);
        List<List<String>> rows = rows(text(bytes));
        if (rows.size() < 2) throw new ElsewhereException(Code.NOT_A_LIST);
        return rows;
    }

    private static List<ClaimedPatient> patients(List<List<String>> rows, Map<PatientField, Integer> columns) {
        List<ClaimedPatient> patients = new ArrayList<>();
        for (int row = 1; row < rows.size(); row++) {
            List<String> cells = rows.get(row);
            if (cells.stream().allMatch(String::isBlank)) continue;
            Map<PatientField, String> fields = new EnumMap<>(PatientField.class);
            columns.forEach((field, column) -> fields.put(field, column < cells.size() ? cells.get(column) : ""));
            patients.add(new ClaimedPatient(row + 1, fields));
        }
        return patients;
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** A bare "nom" is the birth name only where no other column is. */
    private static Map<PatientField, Integer> named(List<String> header) {
        Map<PatientField, Integer> columns = new EnumMap<>(PatientField.class);
        for (int i = 0; i < header.size(); i++) {
            int column = i;
            PatientField.called(header.get(i)).ifPresent(field -> columns.putIfAbsent(field, column));
        }
        List<String> folded = header.stream().map(PatientField::folded).toList();
        if (!columns.containsKey(PatientField.BIRTH_NAME) && folded.contains("nom")) {
            columns.put(PatientField.BIRTH_NAME, folded.indexOf("nom"));
        }
        return columns;
    }

    private static Map<PatientField, Integer> columns(List<String> header, Map<PatientField, String> mapping) {
        Map<PatientField, Integer> columns = named(header);
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < header.size(); i++) named.putIfAbsent(PatientField.folded(header.get(i)), i);
        mapping.forEach((field, name) -> {
            Integer column = named.get(PatientField.folded(name));
            if (column == null) throw new ElsewhereException(Code.UNKNOWN_COLUMN);
            columns.put(field, column);
        });
        for (PatientField field : PatientField.values()) {
            if (field.needed() && !columns.containsKey(field)) throw new ElsewhereException(Code.NAME_COLUMN_MISSING);
        }
        return columns;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return List.of(';', '\t', ',').stream().max(java.util.Comparator.comparingLong(each ->
                first.chars().filter(c -> c == each).count())).orElse(';');
    }

    private static List<List<String>> rows(String text) {
        char separator = separator(text);
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c != '"') cell.append(c);
                else if (i + 1 < text.length() && text.charAt(i + 1) == '"') cell.append(text.charAt(++i));
                else quoted = false;
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator || c == '\n') {
                end(row, cell);
                if (c == '\n') {
                    end(rows, row);
                    row = new ArrayList<>();
                }
            } else if (c != '\r') {
                cell.append(c);
            }
            if (cell.length() > LONGEST_CELL) throw new ElsewhereException(Code.NOT_A_LIST);
        }
        if (quoted) throw new ElsewhereException(Code.NOT_A_LIST);
        if (!cell.isEmpty() || !row.isEmpty()) {
            end(row, cell);
            end(rows, row);
        }
        return rows;
    }

    private static void end(List<String> row, StringBuilder cell) {
        if (row.size() == MOST_COLUMNS) throw new ElsewhereException(Code.NOT_A_LIST);
        row.add(cell.toString());
        cell.setLength(0);
    }

    private static void end(List<List<String>> rows, List<String> row) {
        if (rows.size() == MOST_ROWS) throw new ElsewhereException(Code.TOO_LARGE);
        rows.add(row);
    }
}
