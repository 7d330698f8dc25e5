package fr.havre.patients;

import fr.havre.vault.db.Row;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One patient as a list shows them. Packed into one array of about 200 bytes, so that 100 000 of them take little memory
 * and are searched in milliseconds; texts are made when they are asked for.
 */
public final class PatientLine {
    private static final int CHANGED_AT = 16;
    private static final int SEX = 24;
    private static final int STATUS = 25;
    private static final int ISSUER = 26;
    private static final int TEXTS = 27;
    private static final Sex[] SEXES = Sex.values();
    private static final IdentityStatus[] STATUSES = IdentityStatus.values();
    private static final Ins.Issuer[] ISSUERS = Ins.Issuer.values();

    /** The texts in their order; each is preceded by its length, two bytes. */
    enum Part { FOLDED, SORT_NAME, BIRTH_DATE, INS, PHONE, BIRTH_NAME, GIVEN_NAMES, USED_NAME, USED_GIVEN }

    private final byte[] packed;

    private PatientLine(byte[] packed) {
        this.packed = packed;
    }

    static PatientLine of(Row row) throws SQLException {
        byte[][] texts = {utf8(row.text("folded")), utf8(row.text("sort_name")), utf8(row.text("birth_date")),
            optional(row, "ins"), optional(row, "phone_digits"), utf8(row.text("birth_name")), utf8(row.text("given_names")),
            optional(row, "used_name"), optional(row, "used_given")};
        return packed(row.bytes("id"), row.number("changed_at"), row.constant("sex", Sex.class),
                row.constant("status", IdentityStatus.class),
                row.optionalText("ins_oid").flatMap(Ins.Issuer::ofOid).orElse(ISSUERS[0]), texts);
    }

    /** A line of nobody, in no vault: what a list is tried with before it is needed. */
    @SuppressWarnings("EnumOrdinal")      // the texts stand in the order of the constants
    public static PatientLine ofNobody(IdentityStatus status) {
        byte[][] texts = new byte[Part.values().length][0];
        for (Part each : List.of(Part.FOLDED, Part.SORT_NAME, Part.BIRTH_NAME, Part.GIVEN_NAMES)) texts[each.ordinal()] = utf8("–");
        texts[Part.BIRTH_DATE.ordinal()] = utf8("2000-01-01");
        return packed(new byte[CHANGED_AT], 0, Sex.UNKNOWN, status, ISSUERS[0], texts);
    }

    @SuppressWarnings("EnumOrdinal")      // packed for as long as this program runs, never written
    private static PatientLine packed(byte[] id, long changedAt, Sex sex, IdentityStatus status, Ins.Issuer issuer, byte[][] texts) {
        int length = TEXTS;
        for (byte[] text : texts) length += 2 + text.length;
        ByteBuffer to = ByteBuffer.allocate(length).put(id).putLong(changedAt).put((byte) sex.ordinal())
                .put((byte) status.ordinal()).put((byte) issuer.ordinal());
        for (byte[] text : texts) to.putShort((short) text.length).put(text);
        return new PatientLine(to.array());
    }

    private static byte[] optional(Row row, String column) throws SQLException {
        return utf8(row.optionalText(column).orElse(""));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public PatientId id() {
        ByteBuffer id = ByteBuffer.wrap(packed);
        return new PatientId(new UUID(id.getLong(), id.getLong()));
    }

    public Instant changedAt() {
        return Instant.ofEpochMilli(changedAtMillis());
    }

    long changedAtMillis() {
        return ByteBuffer.wrap(packed).getLong(CHANGED_AT);
    }

    public Sex sex() {
        return SEXES[packed[SEX]];
    }

    public IdentityStatus status() {
        return STATUSES[packed[STATUS]];
    }

    public String birthName() {
        return text(Part.BIRTH_NAME);
    }

    /** All of them, as written; may be empty. */
    public String givenNames() {
        return text(Part.GIVEN_NAMES);
    }

    public Optional<String> usedName() {
        return Optional.of(text(Part.USED_NAME)).filter(name -> !name.isEmpty());
    }

    public Optional<String> usedGivenName() {
        return Optional.of(text(Part.USED_GIVEN)).filter(name -> !name.isEmpty());
    }

    /** The given name a person is called by: the used one, else the first. */
    public String shownGivenName() {
        return usedGivenName().orElseGet(() -> givenNames().split(" ", 2)[0]);
    }

    public Optional<PartialDate> birthDate() {
        return Optional.of(text(Part.BIRTH_DATE)).filter(date -> !date.isEmpty()).map(PartialDate::new);
    }

    /** In whole years on {@code day}; empty where not even the year is known, or it is to come. */
    public Optional<Integer> ageOn(LocalDate day) {
        return birthDate().map(date -> Period.between(date.firstDay(), day).getYears()).filter(age -> age >= 0);
    }

    /** The verified number, where there is one. */
    public Optional<Ins> ins() {
        return Optional.of(text(Part.INS)).filter(number -> !number.isEmpty())
                .map(number -> new Ins(number, ISSUERS[packed[ISSUER]]));
    }

    private String text(Part part) {
        int at = start(part);
        return new String(packed, at, length(at), StandardCharsets.UTF_8);
    }

    @SuppressWarnings("EnumOrdinal")      // the texts stand in the order of the constants
    int start(Part part) {
        int at = TEXTS + 2;
        for (int i = part.ordinal(); i > 0; i--) at += length(at) + 2;
        return at;
    }

    private int length(int at) {
        return ((packed[at - 2] & 0xFF) << 8) | (packed[at - 1] & 0xFF);
    }

    boolean isEmpty(Part part) {
        return length(start(part)) == 0;
    }

    boolean same(Part part, PatientLine other) {
        return compare(part, other) == 0;
    }

    int compare(Part part, PatientLine other) {
        int ours = start(part);
        int theirs = other.start(part);
        return Arrays.compareUnsigned(packed, ours, ours + length(ours), other.packed, theirs, theirs + other.length(theirs));
    }

    String plain(Part part) {
        return text(part);
    }

    boolean begins(Part part, byte[] beginning) {
        int at = start(part);
        return length(at) >= beginning.length
                && Arrays.equals(packed, at, at + beginning.length, beginning, 0, beginning.length);
    }

    /** Copies a text to {@code to}, from {@code at}; gives back where it ends there. */
    int copy(Part part, byte[] to, int at) {
        int from = start(part);
        System.arraycopy(packed, from, to, at, length(from));
        return at + length(from);
    }

    /** How many bytes a text has. */
    int size(Part part) {
        return length(start(part));
    }

    /** Whether the text fits a pattern of literal characters, {@code ?} and an ending {@code *}. */
    boolean fits(Part part, byte[] pattern) {
        int at = start(part);
        int length = length(at);
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i] == '*') return true;
            if (i >= length || (pattern[i] != '?' && pattern[i] != packed[at + i])) return false;
        }
        return pattern.length == length;
    }

    @Override public boolean equals(Object other) {
        return other instanceof PatientLine line && Arrays.equals(packed, line.packed);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override public String toString() {
        return "PatientLine[" + id() + " " + status() + "]";
    }
}
