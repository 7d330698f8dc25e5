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
 * @param unreadable how many files and folders could not be looked at: what is in them is unknown
 * @param cut whether there are more than {@value #MOST}
 */
public record FolderFiles(List<Path> files, int skipped, int unreadable, boolean cut) {
    static final int MOST = 200_000;
    private static final int DEEPEST = 32;
    private static final Set<String> UNFINISHED =
            Set.of(".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".bak", ".swp", ".lock");

    public FolderFiles {
        files = List.copyOf(files);
    }

    /**
     * A single file is itself; a folder is walked, {@value #DEEPEST} levels deep. Where {@code place} itself is a link to
     * a folder, that folder is meant.
     */
    public static FolderFiles in(Path place) throws IOException {
        Path start = Files.isSymbolicLink(place) && Files.isDirectory(place) ? place.toRealPath() : place;
        Walk walk = new Walk(start);
        Files.walkFileTree(start, Set.of(), DEEPEST, walk);
        return walk.ended();
    }

    static final class Walk extends SimpleFileVisitor<Path> {
        private final Path start;
        private final List<Path> files = new ArrayList<>();
        private int skipped;
        private int unreadable;
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
            unreadable++;
            return FileVisitResult.CONTINUE;
        }

        /** A folder whose listing broke off: there may be more in it. */
        @Override public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            if (e != null) unreadable++;
            return FileVisitResult.CONTINUE;
        }

        FolderFiles ended() {
            Collections.sort(files);
            return new FolderFiles(files, skipped, unreadable, cut);
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
