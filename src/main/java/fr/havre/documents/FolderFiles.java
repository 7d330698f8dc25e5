package fr.havre.documents;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The files of a folder that a person wants imported: not what links lead to, not hidden files, not what other programs
 * leave behind while they write.
 *
 * @param files in order of their names
 * @param skipped how many were passed over
 * @param cut whether there are more than {@value #MOST}
 */
public record FolderFiles(List<Path> files, int skipped, boolean cut) {
    static final int MOST = 200_000;
    private static final int DEEPEST = 32;
    private static final Set<String> UNFINISHED =
            Set.of(".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".bak", ".swp", ".lock");

    public FolderFiles {
        files = List.copyOf(files);
    }

    /** A single file is itself; a folder is walked, {@value #DEEPEST} levels deep. */
    public static FolderFiles in(Path place) throws IOException {
        Walk walk = new Walk(place);
        Files.walkFileTree(place, Set.of(), DEEPEST, walk);
        Collections.sort(walk.files);
        return new FolderFiles(walk.files, walk.skipped, walk.cut);
    }

    private static final class Walk extends SimpleFileVisitor<Path> {
        private final Path start;
        private final List<Path> files = new ArrayList<>();
        private int skipped;
        private boolean cut;

        Walk(Path start) {
            this.start = start;
        }

        @Override public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return folder.equals(start) || !isHidden(folder) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (!attributes.isRegularFile() || (!file.equals(start) && (isHidden(file) || isUnfinished(file)))) {
                skipped++;
                return FileVisitResult.CONTINUE;
            }
            if (files.size() == MOST) {
                cut = true;
                return FileVisitResult.TERMINATE;
            }
            files.add(file);
            return FileVisitResult.CONTINUE;
        }

        @Override public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (file.equals(start)) throw e;
            skipped++;
            return FileVisitResult.CONTINUE;
        }

        private static boolean isHidden(Path file) throws IOException {
            return file.getFileName().toString().startsWith(".") || (!Files.isSymbolicLink(file) && Files.isHidden(file));
        }

        private static boolean isUnfinished(Path file) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            return name.startsWith("~$") || name.endsWith("~") || name.equals("thumbs.db") || name.equals("desktop.ini")
                    || UNFINISHED.stream().anyMatch(name::endsWith);
        }
    }

    static boolean isRegular(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
