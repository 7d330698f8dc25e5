package fr.havre.vault;

import fr.havre.vault.VaultException.Code;
import fr.havre.vault.keys.RecoverySheet;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.Consumer;

/** A recovery sheet that was drawn and is to be printed. It counts once part of it was typed back from the paper. */
public final class PendingSheet implements AutoCloseable {
    private final RecoverySheet sheet;
    private final Consumer<RecoverySheet> enter;
    private final int asked = 1 + new SecureRandom().nextInt(RecoverySheet.GROUPS);

    PendingSheet(RecoverySheet sheet, Consumer<RecoverySheet> enter) {
        this.sheet = sheet;
        this.enter = enter;
    }

    /** What is printed: each group of nine characters. Opens the whole vault for years. */
    public List<String> groups() {
        return sheet.groups();
    }

    /** The group, from 1, that is to be typed back. */
    public int askedGroup() {
        return asked;
    }

    /**
     * Makes the sheet valid.
     *
     * @param typed the {@linkplain #askedGroup() asked} group, as read from the paper
     * @throws VaultException {@code SHEET_MISTYPED}: nothing was written, ask again
     */
    public void confirm(CharSequence typed) {
        if (!sheet.hasGroup(asked, typed)) throw new VaultException(Code.SHEET_MISTYPED, "group " + asked);
        enter.accept(sheet);
    }

    @Override public void close() {
        sheet.close();
    }
}
