package fr.havre.ui.imports;

import fr.havre.documents.DocumentRefusedException;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.FilingException;
import fr.havre.documents.FolderFiles;
import fr.havre.ui.Desk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks into watched folders, again and again: a file counts once it has come to rest, and until its bytes are kept in the
 * vault. What is kept is known by its bytes, so a new start of the program takes nothing twice. Off the FX thread, one
 * look at a time.
 */
final class FolderLook {
    /** A file that did not change for so long is finished: scanners write a page in one go, networks pause longer. */
    static final Duration AT_REST = Duration.ofSeconds(4);
    private static final System.Logger LOG = System.getLogger(FolderLook.class.getName());
    private static final int MOST = 2000;

    /** What lies there now. */
    record Found(List<Path> waiting, List<Path> kept) {
        Found {
            waiting = List.copyOf(waiting);
            kept = List.copyOf(kept);
        }
    }

    private enum State { MOVING, WAITING, KEPT, NO_DOCUMENT }

    private record Seen(long size, FileTime modified, Instant since, State state) {
        boolean same(BasicFileAttributes now) {
            return size == now.size() && modified.equals(now.lastModifiedTime());
        }

        Seen in(State reached) {
            return new Seen(size, modified, since, reached);
        }
    }

    private final Desk desk;
    private final InstantSource time;
    private final Map<Path, Seen> seen = new HashMap<>();

    FolderLook(Desk desk, InstantSource time) {
        this.desk = desk;
        this.time = time;
    }

    /** @param again whether documents were kept since: what waited may wait no more */
    synchronized Found look(List<Path> folders, boolean again) {
        Set<Path> there = new HashSet<>();
        for (Path folder : folders) there.addAll(filesIn(folder));
        seen.keySet().retainAll(there);
        there.forEach(file -> look(file, again));
        return new Found(in(State.WAITING), in(State.KEPT));
    }

    private static List<Path> filesIn(Path folder) {
        try {
            return Files.isDirectory(folder) ? FolderFiles.in(folder).files().stream().limit(MOST).toList() : List.of();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "watched folder cannot be read: {0}", e.getClass().getSimpleName());
            return List.of();
        }
    }

    private void look(Path file, boolean again) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            Seen before = seen.get(file);
            if (before == null || !before.same(now)) {
                seen.put(file, new Seen(now.size(), now.lastModifiedTime(), time.instant(), State.MOVING));
            } else if (before.state() == State.MOVING && !before.since().plus(AT_REST).isAfter(time.instant())) {
                seen.put(file, before.in(judge(file)));
            } else if (before.state() == State.WAITING && again) {
                seen.put(file, before.in(judge(file)));
            } else if (before.state() == State.KEPT && again) {
                seen.put(file, before.in(judge(file)));
            }
        } catch (IOException e) {
            seen.remove(file);                                   // gone, or held by the program that writes it
        }
    }

    private State judge(Path file) {
        try {
            DocumentSource source = Reader.ofFile(file);
            boolean handed = Types.handsOver(desk) && desk.scans().handedOver(desk.session(), source);
            return !handed && desk.documents().withBytes(desk.session(), source).isEmpty() ? State.WAITING : State.KEPT;
        } catch (DocumentRefusedException | FilingException e) {
            return e instanceof DocumentRefusedException no && no.code() == DocumentRefusedException.Code.NOT_READABLE
                    ? State.MOVING : State.WAITING;
        }
    }

    private List<Path> in(State state) {
        List<Path> files = new ArrayList<>();
        seen.forEach((file, each) -> {
            if (each.state() == state) files.add(file);
        });
        files.sort(null);
        return files;
    }

    /**
     * Deletes files whose very bytes are kept at this moment, and no others.
     *
     * @return those that are still there
     */
    synchronized List<Path> remove(List<Path> files) {
        List<Path> still = new ArrayList<>();
        for (Path file : files) {
            try {
                if (judge(file) == State.KEPT) Files.delete(file);
                else still.add(file);
            } catch (IOException e) {
                still.add(file);
            }
            if (!still.contains(file)) seen.remove(file);
        }
        return still;
    }
}
