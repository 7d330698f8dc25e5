package fr.havre;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.ui.Asking;
import fr.havre.ui.WantedPatient;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {
    @TempDir Path folder;
    private final BlockingQueue<List<Path>> arrived = new LinkedBlockingQueue<>();

    private List<Path> next() throws InterruptedException {
        return arrived.poll(20, TimeUnit.SECONDS);
    }

    @Test void aSecondStartHandsItsFilesToTheFirstAndEnds() throws InterruptedException {
        Path early = folder.resolve("avant.pdf");
        Path late = folder.resolve("courrier d’été.pdf");
        try (OneWindow first = OneWindow.claim(folder, List.of(early)).orElseThrow()) {
            assertTrue(OneWindow.claim(folder, List.of(late)).isEmpty());
            first.onArrival(arrived::add);
            assertEquals(List.of(early), next());
            assertEquals(List.of(late), next());
            assertTrue(OneWindow.claim(folder, List.of()).isEmpty());
            assertEquals(List.of(), next());
        }
    }

    @Test void anotherProgramAsksForAPatientAndNothingElsePassesForOne() throws Exception {
        BlockingQueue<Asking> wanted = new LinkedBlockingQueue<>();
        Asking zoe = new Asking(WantedPatient.byNumber("2 55 08 14 168 025 38").orElseThrow(), true);
        Asking followed = Asking.byAddress(zoe.patient());
        assertFalse(OneWindow.hand(folder, zoe), "no window");
        try (OneWindow first = OneWindow.claim(folder, List.of()).orElseThrow()) {
            assertTrue(OneWindow.hand(folder, zoe));
            first.onArrival(arrived::add);
            first.onWanted(wanted::add);
            assertEquals(zoe, wanted.poll(20, TimeUnit.SECONDS));
            assertEquals(List.of(), next());
            try (SocketChannel channel = connected()) {
                channel.write(ByteBuffer.wrap("havre:patient?ins=255081416802539\nhavre:delete?id=1\nHAVRE:patient?ins=1\nopen x\n"
                        .getBytes(StandardCharsets.US_ASCII)));
            }
            next();
            assertTrue(OneWindow.hand(folder, followed));
            assertEquals(followed, wanted.poll(20, TimeUnit.SECONDS), "the others were none");
        }
    }

    private SocketChannel connected() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("window.sock")));
    }

    @Test void somebodyWhoStaysConnectedOrNeverEndsKeepsNoOtherStartWaiting() throws Exception {
        Path late = folder.resolve("lettre.pdf");
        try (OneWindow first = OneWindow.claim(folder, List.of(), Duration.ofMillis(300)).orElseThrow(); SocketChannel silent = connected()) {
            first.onArrival(arrived::add);
            assertEquals(List.of(), next());
            silent.write(ByteBuffer.wrap("/etc/hostname\n".getBytes(StandardCharsets.US_ASCII)));
            try (SocketChannel endless = connected()) {
                ByteBuffer line = ByteBuffer.allocate(1 << 20);
                assertThrows(IOException.class, () -> {
                    for (int mebibyte = 0; mebibyte < 64; mebibyte++) endless.write(line.rewind());
                });
            }
            assertTrue(OneWindow.claim(folder, List.of(late)).isEmpty());
            assertEquals(List.of(late), next());
        }
    }

    @Test void anAddressIsReadStrictly() {
        assertEquals(WantedPatient.byNumber("255081416802538"), WantedPatient.parse("havre:patient?ins=255081416802538"));
        assertEquals(WantedPatient.byNumber("255081416802538"), WantedPatient.parse("havre://patient/?ins=255081416802538"));
        assertTrue(WantedPatient.parse("havre:patient?id=01900000-0000-7000-8000-000000000001").isPresent());
        for (String wrong : List.of("havre:patient?ins=255081416802539", "havre:patient?ins=255081416802538&x=1",
                "havre:patient?ins=25508141680253%38", "http://patient?ins=255081416802538", "havre:patient?ins=255081416802538#a",
                "havre:patient?id=..%2F..%2Fetc", "havre:patient?INS=255081416802538", "havre:patient", "havre:",
                "havre:patient?ins=255081416802538" + " ".repeat(100))) {
            assertTrue(WantedPatient.parse(wrong).isEmpty(), wrong);
        }
        assertEquals("ByNumber[…]", WantedPatient.byNumber("255081416802538").orElseThrow().toString());
    }

    @Test void takesThePlaceOfAWindowThatWasKilled() throws IOException {
        Files.writeString(folder.resolve("window.sock"), "left behind");
        try (OneWindow window = OneWindow.claim(folder, List.of()).orElseThrow()) {
            window.onArrival(arrived::add);
            assertTrue(OneWindow.claim(folder, List.of()).isEmpty());
            assertTrue(Files.exists(folder.resolve("window.sock")));
        }
        assertFalse(Files.exists(folder.resolve("window.sock")));
    }

    @Test void opensAllTheSameWhereNoSocketCanBeMade() {
        Path deep = folder.resolve("x".repeat(60)).resolve("y".repeat(60)).resolve("z".repeat(60));
        try (OneWindow window = OneWindow.claim(deep, List.of()).orElseThrow()) {
            window.onArrival(arrived::add);
            assertEquals(List.of(List.of()), List.copyOf(arrived));
        }
    }
}
