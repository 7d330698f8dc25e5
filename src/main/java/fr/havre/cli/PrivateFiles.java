package fr.havre.cli;

import fr.havre.cli.CommandRefusedException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that commands write in clear: new ones, readable by their user only. */
final class PrivateFiles {
    private PrivateFiles() { }

    static void writeNew(Path file, byte[] bytes) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owner = posix ? new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
        try (FileChannel out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                owner)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) out.write(left);
            out.force(true);
        } catch (FileAlreadyExistsException _) {
            throw new CommandRefusedException(Code.FILE_EXISTS);
        } catch (IOException _) {
            throw new CommandRefusedException(Code.FILE_NOT_WRITTEN);
        }
    }
}
