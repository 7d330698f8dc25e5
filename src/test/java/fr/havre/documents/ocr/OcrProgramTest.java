package fr.havre.documents.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fr.havre.documents.Picture;
import fr.havre.documents.ocr.OcrException.Code;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OcrProgramTest {
    @TempDir Path folder;

    @BeforeEach void scriptsRunHere() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the stand-in is a shell script");
    }

    private Path script(String body) throws Exception {
        Path file = Files.writeString(folder.resolve("tesseract"), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private OcrProgram program(String body) throws Exception {
        return new OcrProgram(script(body), Duration.ofSeconds(20));
    }

    private static Code codeOf(OcrProgram program) {
        return assertThrows(OcrException.class, () -> program.read(ScannedPages.blank(), 0)).code();
    }

    @Test void thePictureGoesInAndItsWordsComeOut() throws Exception {
        assertEquals("Mutuelle Zéphyr\n", program("cat >/dev/null; printf 'Mutuelle Zéphyr\\n'").read(ScannedPages.blank(), 300));
        assertEquals("BM", program("head -c 2; cat >/dev/null").read(ScannedPages.blank(), 300));
        assertEquals("stdin stdout -l fra", program("cat >/dev/null; printf '%s' \"$*\"").read(ScannedPages.blank(), 300));
    }

    @Test void itIsToldNothingOfWhoAskedAndWritesNoFile() throws Exception {
        OcrProgram program = program("cat >/dev/null; printf '%s' \"${HOME:-none}\"");
        assertEquals("none", program.read(ScannedPages.blank(), 300));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("tesseract"), files.map(each -> each.getFileName().toString()).toList());
        }
    }

    @Test void oneThatHangsBabblesOrFailsIsEnded() throws Exception {
        assertEquals(Code.TOO_MUCH, codeOf(new OcrProgram(script("sleep 60"), Duration.ofMillis(200))));
        assertEquals(Code.TOO_MUCH, codeOf(program("yes mot")));
        assertEquals(Code.FAILED, codeOf(program("exit 3")));
        assertEquals(Code.FAILED, codeOf(new OcrProgram(folder.resolve("absent"), Duration.ofSeconds(1))));
    }

    @Test void aLockEndsItAtOnceAndNothingIsBegunAfterwards() throws Exception {
        OcrProgram program = program("exec sleep 60");
        CompletableFuture<Code> ended = CompletableFuture.supplyAsync(() -> codeOf(program));
        while (!program.isRunning()) Thread.onSpinWait();
        program.stop();
        assertEquals(Code.STOPPED, ended.get(10, TimeUnit.SECONDS));
        assertEquals(Code.STOPPED, codeOf(program));
    }

    @Test void saysItsVersionOnlyIfItKnowsFrench() throws Exception {
        String french = "case \"$1\" in --version) echo 'tesseract v5.3.0';; --list-langs) printf 'List:\\neng\\nfra\\n';; esac";
        assertEquals("5.3.0", program(french).version());
        assertEquals(Code.NOT_INSTALLED, assertThrows(OcrException.class, program(french.replace("fra", "deu"))::version).code());
        assertEquals(Code.NOT_INSTALLED, assertThrows(OcrException.class, program("exit 1")::version).code());
    }

    @Test void isLookedForInWholeFoldersOnly() throws Exception {
        Path program = script("exit 0");
        assertEquals(Optional.of(program), OcrProgram.in("relative" + File.pathSeparator + "" + File.pathSeparator + folder));
        Path here = Path.of("").toAbsolutePath().relativize(folder);
        assertTrue(OcrProgram.in(here.toString()).filter(program::equals).isEmpty());
    }

    @Test void theRealOneReadsAPage() throws Exception {
        Optional<OcrProgram> installed = OcrProgram.installed();
        assumeTrue(installed.isPresent(), "tesseract is not installed here");
        try {
            installed.get().version();
        } catch (OcrException e) {
            assumeTrue(false, "tesseract has no French here");
        }
        String read = installed.get().read(Picture.of(ScannedPages.of("Attestation de mutuelle", "Madame Hélène LEFÈVRE"), false), 0);
        assertTrue(read.contains("Attestation de mutuelle"), read);
        assertTrue(read.contains("Hélène"), read);
    }
}
