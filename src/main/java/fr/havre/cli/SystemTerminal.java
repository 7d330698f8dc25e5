package fr.havre.cli;

import fr.havre.UserFolders;
import fr.havre.vault.VaultHost;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** This computer's own terminal. */
final class SystemTerminal {
    private SystemTerminal() { }

    /** Unbuffered input: one line can be a passphrase, the next another command's. */
    static Terminal open() {
        Optional<Console> console = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        VaultHost host = new VaultHost(UserFolders.ofThisUser().data(), InstantSource.system(), _ -> { });
        return new Terminal(new FileInputStream(FileDescriptor.in), stream(console, FileDescriptor.out, System.out),
                stream(console, FileDescriptor.err, System.err), console, Locale.getDefault(), host);
    }

    /** A terminal is written to in its own encoding, another program in UTF-8 whatever the computer's is. */
    private static PrintStream stream(Optional<Console> console, FileDescriptor descriptor, PrintStream ofTerminal) {
        if (console.isPresent()) return ofTerminal;
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true,
                StandardCharsets.UTF_8);
    }
}
