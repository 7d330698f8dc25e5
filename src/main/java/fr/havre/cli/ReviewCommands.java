package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Absence;
import fr.havre.access.Absences;
import fr.havre.documents.DocumentId;
import fr.havre.documents.review.Reviews;
import fr.havre.documents.review.Whose;
import fr.havre.vault.Compartment;
import fr.havre.vault.Person;
import fr.havre.vault.VaultException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre review …}: results to look at; {@code havre absences …}: who is away and who covers. */
final class ReviewCommands {
    private static final int AT_ONCE = 50;
    private static final int MOST = 10_000;

    private ReviewCommands() { }

    private static Reviews reviews(OpenVault vault) {
        return vault.reviews().orElseThrow(ReviewCommands::closed);
    }

    private static Absences absences(OpenVault vault) {
        return vault.absences().orElseThrow(ReviewCommands::closed);
    }

    private static VaultException closed() {
        return new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema());
    }

    /** What waits to be looked at, the abnormal first. */
    @CommandLine.Command(name = "list")
    static final class Listing extends VaultCommand {
        @Option(names = "--all", descriptionKey = "review.all")
        private boolean all;

        Listing(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Reviews reviews = reviews(vault);
            while (reviews.catchUp(AT_ONCE)) { }
            return new ReviewView(words(), vault).reply(reviews.list(vault.session(), all ? Whose.ALL : Whose.MINE, MOST),
                    reviews.counts(vault.session()));
        }
    }

    /** What a professional says of one report. */
    abstract static class Decision extends VaultCommand {
        @Parameters(index = "1", paramLabel = "DOCUMENT", descriptionKey = "document.id")
        private UUID document;

        Decision(Surroundings surroundings) {
            super(surroundings);
        }

        abstract void decide(OpenVault vault, Reviews reviews, DocumentId chosen);

        @Override final Reply in(OpenVault vault) {
            DocumentId chosen = new DocumentId(document);
            Reviews reviews = reviews(vault);
            while (reviews.catchUp(AT_ONCE)) { }
            decide(vault, reviews, chosen);
            ReviewView view = new ReviewView(words(), vault);
            return reviews.find(vault.session(), chosen).map(review -> Reply.of(view.line(review), view.json(review)))
                    .orElseThrow();
        }
    }

    /** Seen, with a word if there is one to say. */
    @CommandLine.Command(name = "seen")
    static final class MarkSeen extends Decision {
        @Option(names = "--word", paramLabel = "TEXT|-", descriptionKey = "review.word")
        private String word = "";

        MarkSeen(Surroundings surroundings) {
            super(surroundings);
        }

        @Override void decide(OpenVault vault, Reviews reviews, DocumentId chosen) {
            reviews.seen(vault.session(), chosen, word.equals("-") ? terminal().rest() : word);
        }
    }

    /** Not seen after all. */
    @CommandLine.Command(name = "unseen")
    static final class MarkUnseen extends Decision {
        MarkUnseen(Surroundings surroundings) {
            super(surroundings);
        }

        @Override void decide(OpenVault vault, Reviews reviews, DocumentId chosen) {
            reviews.unseen(vault.session(), chosen);
        }
    }

    /** Who is away today and later. */
    @CommandLine.Command(name = "list")
    static final class Away extends VaultCommand {
        Away(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            List<Absence> found = absences(vault).list(vault.session());
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "absences", found, ReviewView::json);
            return Reply.of(found.stream().map(new ReviewView(words(), vault)::line).toList(), json);
        }
    }

    /** Notes an absence: one's own, unless another is named. */
    @CommandLine.Command(name = "add")
    static final class AddAbsence extends VaultCommand {
        @Option(names = "--person", paramLabel = "NAME", descriptionKey = "absence.person")
        private Optional<String> person = Optional.empty();
        @Option(names = "--cover", required = true, paramLabel = "NAME", descriptionKey = "absence.cover")
        private String cover;
        @Option(names = "--from", required = true, paramLabel = "DATE", descriptionKey = "absence.from")
        private LocalDate from;
        @Option(names = "--to", required = true, paramLabel = "DATE", descriptionKey = "absence.to")
        private LocalDate to;

        AddAbsence(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            List<Person> people = vault.unlocked().people().all();
            UUID away = person.map(each -> UserCommands.named(people, each).id()).orElse(vault.session().person());
            Absence noted = absences(vault).add(vault.session(), away, UserCommands.named(people, cover).id(), from, to);
            return Reply.of(new ReviewView(words(), vault).line(noted), ReviewView.json(noted));
        }
    }

    /** Takes an absence back, or ends it yesterday. */
    @CommandLine.Command(name = "end")
    static final class EndAbsence extends VaultCommand {
        @Parameters(index = "1", paramLabel = "ABSENCE", descriptionKey = "absence.id")
        private UUID absence;

        EndAbsence(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            absences(vault).end(vault.session(), absence);
            return Reply.of(words().say("say.absence-ended", absence.toString()), Reply.emptyJson().put("id",
                    absence.toString()));
        }
    }
}
