package fr.havre.cli;

import fr.havre.patients.PartialDate;
import fr.havre.patients.profile.Profile;
import fr.havre.patients.profile.Profile.Known;
import fr.havre.patients.profile.ProfileContent;
import fr.havre.patients.profile.ProfileKind;
import fr.havre.patients.profile.ProfileLane;
import fr.havre.patients.profile.ProfileLine;
import fr.havre.patients.profile.ProfileSource;
import fr.havre.ui.profile.ProfileWords;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Labels;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The profile as commands show it. */
final class ProfileView {
    private final CommandWords words;
    private final Labels labels;
    private final ProfileWords profileWords;

    ProfileView(CommandWords words) {
        this.words = words;
        labels = new Labels(words.language());
        profileWords = new ProfileWords(words::language);
    }

    /** @param all what is no longer so, too */
    Reply reply(Profile profile, boolean all) {
        List<String> lines = new ArrayList<>();
        for (ProfileKind kind : ProfileKind.values()) {
            if (profile.known(kind) == Known.NOT_ASKED && (kind.medical() || kind.emergency())) {
                lines.add(words.say("say.profile-asked", labels.of(kind), labels.of(Known.NOT_ASKED)));
            }
            profile.none(kind).ifPresent(each -> lines.add(line(each)));
            profile.current(kind).forEach(each -> lines.add(line(each)));
        }
        for (ProfileLane lane : List.of(ProfileLane.PATIENT, ProfileLane.ELSEWHERE)) {
            profile.proposed(lane).forEach(each -> lines.add(words.say("say.profile-waiting", labels.of(each.kind()),
                    profileWords.full(each.content()), profileWords.source(each.source()), each.id().toString())));
        }
        if (all) profile.past().forEach(each -> lines.add(line(each)));
        ObjectNode json = Reply.emptyJson().put("patient", profile.patient().toString());
        Reply.list(json, "lines", profile.lines().stream().filter(each -> all || each.state().open()).toList(), ProfileView::json);
        return Reply.of(lines, json);
    }

    private String line(ProfileLine line) {
        return words.say("say.profile-line", labels.of(line.kind()), profileWords.full(line.content()),
                profileWords.source(line.source()), labels.of(line.state()), line.id().toString());
    }

    private static ObjectNode json(ProfileLine line) {
        ObjectNode json = Reply.emptyJson().put("id", line.id().toString()).put("kind", line.kind().name())
                .put("lane", line.lane().name()).put("state", line.state().name());
        ProfileContent content = line.content();
        if (content.none()) json.put("none", true);
        else json.put("text", content.text());
        content.detail().ifPresent(each -> json.put("detail", each));
        content.severity().ifPresent(each -> json.put("severity", each.name()));
        content.reference().ifPresent(each -> json.put("reference", each));
        content.since().map(PartialDate::iso).ifPresent(each -> json.put("since", each));
        content.until().map(PartialDate::iso).ifPresent(each -> json.put("until", each));
        content.code().ifPresent(each -> json.putObject("code").put("system", each.system()).put("code", each.code())
                .put("text", each.text()));
        ProfileSource source = line.source();
        ObjectNode from = json.putObject("source").put("origin", source.origin().name());
        source.document().ifPresent(each -> from.put("document", each.toString()));
        source.saidBy().ifPresent(each -> from.put("saidBy", each));
        source.on().map(PartialDate::iso).ifPresent(each -> from.put("on", each));
        return json.put("version", line.version()).put("act", line.act().name()).put("recordedAt", line.recordedAt().toString())
                .put("recordedBy", line.recordedBy().toString());
    }
}
