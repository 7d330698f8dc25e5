package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.outgoing.Templates;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Texts the practice shares: shown, kept, removed. */
@CommandLine.Command(name = "templates")
final class TemplateCommand extends VaultCommand {
    @Option(names = "--save", paramLabel = "NAME", descriptionKey = "messages.template-save")
    private Optional<String> name = Optional.empty();
    @Option(names = "--snippet", descriptionKey = "messages.template-snippet")
    private boolean snippet;
    @Option(names = "--label", paramLabel = "TEXT", defaultValue = "", descriptionKey = "messages.template-label")
    private String label;
    @Option(names = "--last-word", descriptionKey = "messages.last-word")
    private boolean lastWord;
    @Option(names = "--remove", paramLabel = "TEMPLATE", descriptionKey = "messages.template-remove")
    private Optional<UUID> removed = Optional.empty();

    TemplateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        Templates templates = vault.messages().templates();
        removed.ifPresent(id -> templates.remove(vault.session(), id));
        name.ifPresent(said -> save(vault, templates, said));
        List<Template> all = Stream.of(Template.Kind.values()).flatMap(kind -> templates.list(vault.session(), kind).stream())
                .toList();
        Labels labels = new Labels(words().language());
        List<String> lines = new ArrayList<>();
        ObjectNode json = Reply.emptyJson();
        ArrayNode list = json.putArray("templates");
        for (Template each : all) {
            String id = each.id().orElseThrow().toString();
            lines.add(words().say("say.template", id, labels.of(each.kind()), each.name()));
            list.addObject().put("id", id).put("kind", each.kind().name()).put("name", each.name()).put("label", each.subject())
                    .put("words", each.body()).put("lastWord", each.lastWord());
        }
        return Reply.of(lines, json);
    }

    /** The words are the standard input; a text of this name is changed. */
    private void save(OpenVault vault, Templates templates, String said) {
        Template.Kind kind = snippet ? Template.Kind.SNIPPET : Template.Kind.LETTER;
        Optional<UUID> known = templates.list(vault.session(), kind).stream().filter(each -> each.name().equalsIgnoreCase(said.strip()))
                .findFirst().flatMap(Template::id);
        templates.save(vault.session(), new Template(known, kind, said, label, terminal().rest(), lastWord));
    }
}
