package fr.havre.messaging.inbox;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a mailbox was read, folder by folder.
 *
 * @param step grows with each pull: a cursor that stands still would not be gone on with
 */
record MailCursor(Map<String, FolderCursor> folders, long step) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultVisibility(all -> all.withGetterVisibility(Visibility.NONE).withIsGetterVisibility(Visibility.NONE)
                    .withFieldVisibility(Visibility.ANY)).build();

    MailCursor {
        folders = new TreeMap<>(folders);
    }

    /** One that cannot be read is begun anew: messages are met again by their identifiers. */
    static MailCursor read(Optional<String> value) {
        try {
            return value.map(each -> JSON.readValue(each, MailCursor.class)).orElseGet(() -> new MailCursor(Map.of(), 0));
        } catch (JacksonException | NullPointerException _) {
            return new MailCursor(Map.of(), 0);
        }
    }

    String written() {
        return JSON.writeValueAsString(this);
    }

    MailCursor next() {
        return new MailCursor(folders, step + 1);
    }

    FolderCursor of(String folder, long validity) {
        return Optional.ofNullable(folders.get(folder)).filter(each -> each.validity() == validity)
                .orElseGet(() -> FolderCursor.begin(validity));
    }

    MailCursor with(String folder, FolderCursor cursor) {
        MailCursor changed = new MailCursor(folders, step);
        changed.folders.put(folder, cursor);
        return changed;
    }
}
