package fr.havre.messaging.inbox;

import fr.havre.messaging.mime.ListedMail;
import fr.havre.messaging.mime.MessageReader;
import fr.havre.messaging.transport.FetchedFolder;
import fr.havre.messaging.transport.FetchedFolder.Head;
import fr.havre.messaging.transport.MailException;
import java.util.List;

/** A head as the server has it, and as it reads. */
record ListedHead(Head head, ListedMail mail) {
    static List<ListedHead> fetch(FetchedFolder folder, long[] uids) throws MailException {
        return folder.heads(uids).stream().map(each -> new ListedHead(each, MessageReader.readHead(each.headers()))).toList();
    }
}
