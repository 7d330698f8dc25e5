package fr.havre.cli;

import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.ui.words.CommandWords;
import fr.havre.vault.keys.KeyWarmUp;
import fr.havre.vault.keys.PassphraseWords;
import java.io.Console;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Where passphrases come from: a file only its owner can read, the standard input ({@code -}), or a person at a
 * terminal. Never an argument: arguments are seen by everybody on the computer.
 */
final class Passphrases {
    private static final Set<PosixFilePermission> OPEN_TO_OTHERS = Set.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);
    private static final int LONGEST_FILE_BYTES = 1 << 16;

    private final Terminal terminal;
    private final CommandWords words;

    Passphrases(Terminal terminal, CommandWords words) {
        this.terminal = terminal;
        this.words = words;
    }

    /** The passphrase of somebody who signs in. The caller wipes it. */
    char[] existing(Optional<String> source) {
        if (source.isPresent()) return from(source.get());
        Console console = console();
        meanwhile(() -> KeyWarmUp.run(terminal.host().stretcher()));
        return typed(console, words.say("say.passphrase"));
    }

    /** A new passphrase; a person types it twice, after a proposal of five words. The caller wipes it. */
    char[] chosen(Optional<String> source) {
        if (source.isPresent()) return from(source.get());
        Console console = console();
        meanwhile(KeyWarmUp::prepareStrength);
        char[] proposal = new PassphraseWords(new SecureRandom()).propose();
        terminal.err().println(words.say("say.proposal", new String(proposal)));
        char[] first = typed(console, words.say("say.new-passphrase"));
        char[] second = typed(console, words.say("say.again"));
        boolean same = Arrays.equals(first, second);
        Arrays.fill(second, '\0');
        if (same) return first;
        Arrays.fill(first, '\0');
        throw new CommandRefusedException(Code.PASSPHRASES_DIFFER);
    }

    /** While a person types: a third less to wait for afterwards. */
    private static void meanwhile(Runnable work) {
        Thread.ofPlatform().daemon().name("warm-up").start(work);
    }

    private Console console() {
        return terminal.console().orElseThrow(() -> new CommandRefusedException(Code.PASSPHRASE_NEEDED));
    }

    private static char[] typed(Console console, String prompt) {
        char[] typed = console.readPassword("%s ", prompt);
        if (typed == null) throw new CommandRefusedException(Code.PASSPHRASE_NEEDED);
        return typed;
    }

    private char[] from(String source) {
        return source.equals("-") ? terminal.secretLine() : read(Path.of(source));
    }

    private static char[] read(Path file) {
        byte[] bytes = {};
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    && Files.getPosixFilePermissions(file).stream().anyMatch(OPEN_TO_OTHERS::contains)) {
                throw new CommandRefusedException(Code.PASSPHRASE_FILE_OPEN_TO_OTHERS);
            }
            if (Files.size(file) > LONGEST_FILE_BYTES) throw new CommandRefusedException(Code.INPUT_TOO_LONG);
            bytes = Files.readAllBytes(file);
            int length = 0;
            while (length < bytes.length && bytes[length] != '\n' && bytes[length] != '\r') length++;
            return Terminal.decoded(bytes, length);
        } catch (IOException e) {
            throw new CommandRefusedException(Code.PASSPHRASE_FILE_NOT_READABLE);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
