package fr.havre.documents;

import fr.havre.documents.FilingException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a document's bytes to a file that only its user may read, and that did not exist before. */
public final class Exporting {
    private Exporting() { }

    /**
     * Writes all of it, or leaves no file.
     *
     * @throws FilingException {@code FILE_EXISTS}, {@code FILE_NOT_WRITTEN}
     */
    public static void write(DocumentSource source, Path target) {
        try (FileChannel file = FileChannel.open(target, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                userOnly())) {
            copy(source, file, target);
        } catch (FileAlreadyExistsException e) {
            throw new FilingException(Code.FILE_EXISTS, "export");
        } catch (IOException e) {
            throw new FilingException(Code.FILE_NOT_WRITTEN, e.getClass().getSimpleName());
        }
    }

    /** A file whose end was not proved to be what was kept does not stay. */
    private static void copy(DocumentSource source, FileChannel file, Path target) throws IOException {
        boolean whole = false;
        OutputStream out = Channels.newOutputStream(file);
        try (InputStream in = source.open()) {
            in.transferTo(out);
            file.force(true);
            whole = true;
        } finally {
            if (!whole) Files.deleteIfExists(target);
        }
    }

    private static FileAttribute<?>[] userOnly() {
        if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) return new FileAttribute<?>[0];
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))};
    }
}
