package fr.havre.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderFilesTest {
    @TempDir Path folder;

    @Test void whatCouldNotBeLookedAtIsCountedApartFromWhatIsPassedOver() throws Exception {
        FolderFiles.Walk walk = new FolderFiles.Walk(folder);
        Path closed = Files.createDirectory(folder.resolve("closed"));
        walk.visitFileFailed(closed, new AccessDeniedException("closed"));      // as the system says it to most people
        walk.postVisitDirectory(folder, new IOException("listing broke off"));
        walk.postVisitDirectory(closed, null);
        assertEquals(2, walk.ended().unreadable());
        assertEquals(0, walk.ended().skipped());
        assertThrows(AccessDeniedException.class, () -> walk.visitFileFailed(folder, new AccessDeniedException("all")));
        assertThrows(NoSuchFileException.class, () -> FolderFiles.in(folder.resolve("missing")));
    }

    @Test void aLinkToAFolderGivenByNameMeansThatFolderAndALinkInsideMeansNothing() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path letter = Files.writeString(real.resolve("a.txt"), "Bonjour");
        Files.createSymbolicLink(real.resolve("gone"), folder.resolve("missing"));
        Files.createSymbolicLink(real.resolve("again"), real);
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertEquals(List.of(letter.toRealPath()), FolderFiles.in(link).files());
        assertEquals(2, FolderFiles.in(real).skipped());
        assertEquals(0, FolderFiles.in(real).unreadable());
    }
}
