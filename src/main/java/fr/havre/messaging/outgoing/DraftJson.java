package fr.havre.messaging.outgoing;

import fr.havre.documents.DocumentId;
import fr.havre.messaging.MailAddress;
import fr.havre.messaging.MailboxId;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MessageId;
import fr.havre.patients.PatientId;
import fr.havre.vault.VaultException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A draft as JSON in the vault: written by this program, read by this or a later one. */
final class DraftJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private DraftJson() { }

    static String write(MessageDraft draft) {
        ObjectNode json = MAPPER.createObjectNode();
        draft.mailbox().ifPresent(id -> json.put("mailbox", id.toString()));
        draft.patient().ifPresent(id -> json.put("patient", id.toString()));
        ArrayNode documents = json.putArray("documents");
        draft.documents().forEach(id -> documents.add(id.toString()));
        ArrayNode recipients = json.putArray("recipients");
        draft.recipients().forEach(each -> write(recipients.addObject(), each));
        draft.label().ifPresent(label -> json.put("label", label));
        json.put("text", draft.text()).put("replacement", draft.replacement()).put("receipt", draft.receipt())
                .put("lastWord", draft.lastWord());
        draft.answers().ifPresent(id -> json.put("answers", id.toString()));
        draft.remindAfter().ifPresent(days -> json.put("remindAfter", days));
        return json.toString();
    }

    private static void write(ObjectNode json, Recipient recipient) {
        json.put("address", recipient.address().value()).put("name", recipient.name());
        recipient.kind().ifPresent(kind -> json.put("kind", kind.name()));
        recipient.mostBytes().ifPresent(bytes -> json.put("mostBytes", bytes));
    }

    /** Throws VaultException {@code DAMAGED} if it is not what was written; nothing of it is in the message. */
    static MessageDraft read(String text) {
        try {
            JsonNode json = MAPPER.readTree(text);
            List<DocumentId> documents = new ArrayList<>();
            json.path("documents").forEach(each -> documents.add(DocumentId.of(each.asString())));
            List<Recipient> recipients = new ArrayList<>();
            json.path("recipients").forEach(each -> recipients.add(recipient(each)));
            return new MessageDraft(words(json, "mailbox").map(MailboxId::of), words(json, "patient").map(PatientId::of),
                    documents, recipients, words(json, "label"), words(json, "text").orElse(""),
                    json.path("replacement").asBoolean(false), json.path("receipt").asBoolean(false),
                    json.path("lastWord").asBoolean(false), words(json, "answers").map(MessageId::of),
                    json.has("remindAfter") ? OptionalInt.of(json.path("remindAfter").asInt()) : OptionalInt.empty());
        } catch (JacksonException | IllegalArgumentException e) {
            throw new VaultException(VaultException.Code.DAMAGED, "MessageDraft");
        }
    }

    private static Recipient recipient(JsonNode json) {
        return new Recipient(new MailAddress(json.path("address").asString()), json.path("name").asString(""),
                words(json, "kind").map(MailboxKind::valueOf),
                json.has("mostBytes") ? OptionalLong.of(json.path("mostBytes").asLong()) : OptionalLong.empty());
    }

    private static Optional<String> words(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.path(name).asString()) : Optional.empty();
    }
}
