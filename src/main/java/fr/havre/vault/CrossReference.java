package fr.havre.vault;

/**
 * A column that names a row of the other compartment, where no foreign key can stand: {@code verify} looks for those
 * that name nothing. Unqualified names; the vault knows no more of what they mean.
 */
public record CrossReference(Compartment from, String table, String column, String otherTable, String otherColumn) {
    public CrossReference {
        for (String name : new String[] {table, column, otherTable, otherColumn}) {
            if (!name.matches("[a-z_]+")) throw new IllegalArgumentException("name of a table or column");
        }
    }
}
