package fr.havre.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.havre.MailWorld;
import fr.havre.PracticeMail;
import fr.havre.messaging.MailRefusedException;
import fr.havre.messaging.Mailbox;
import fr.havre.messaging.MailboxKind;
import fr.havre.messaging.MailboxProblem;
import fr.havre.messaging.SignIn;
import fr.havre.messaging.TokenRenewal;
import fr.havre.messaging.outgoing.Template;
import fr.havre.messaging.transport.MailException;
import fr.havre.ui.InlineBackground;
import fr.havre.ui.Look;
import fr.havre.ui.Screens;
import fr.havre.ui.TestSurroundings;
import fr.havre.ui.settings.MailboxesViewModel.Said;
import fr.havre.ui.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sets of mailboxes and shared texts, over an operator that is another program. */
class MailSettingsTest {
    @TempDir static Path place;
    private static PracticeMail practice;

    @BeforeAll static void begin() {
        practice = new PracticeMail(place, List.of());
    }

    @AfterAll static void end() {
        practice.close();
    }

    private static MailboxesViewModel mailboxes() {
        return new MailboxesViewModel(practice.desk(), practice.desk().mailDesk().orElseThrow(), new InlineBackground(), practice.time());
    }

    private static TextsViewModel texts() {
        return new TextsViewModel(practice.desk(), practice.desk().mailDesk().orElseThrow(), new InlineBackground());
    }

    private static MailRefusedException.Code refused(Exception problem) {
        return ((MailRefusedException) problem).code();
    }

    @Test void aMailboxIsTestedKeptChangedWithoutItsSecretAndClosed() throws Exception {
        MailboxesViewModel model = mailboxes();
        assertEquals(List.of("Dr Roussel"), model.mailboxes().stream().map(Mailbox::name).toList());
        MailboxFields fields = model.fields();
        fields.address.set("pas une adresse");
        model.test();
        assertEquals(MailRefusedException.Code.ADDRESS_NOT_VALID, refused(model.problemProperty().get()));
        fields.address.set(MailWorld.SECRETARIAT);
        fields.kind.set(MailboxKind.ORG);
        fields.imap.host.set(practice.world().host());
        fields.imap.port.set("imap");
        fields.smtp.host.set(practice.world().host());
        model.save();
        assertEquals(MailRefusedException.Code.SERVER_NOT_VALID, refused(model.problemProperty().get()));
        fields.imap.port.set(Integer.toString(practice.world().imap().port()));
        fields.smtp.port.set(Integer.toString(practice.world().smtp().port()));
        fields.trusted.set(Files.writeString(place.resolve("authority.pem"), practice.world().authority()));
        fields.secret.set("faux");
        model.test();
        assertEquals(List.of(MailException.Code.SIGN_IN_REFUSED, MailException.Code.SIGN_IN_REFUSED),
                model.problems().stream().map(MailboxProblem::code).toList());
        assertEquals(Said.NOTHING, model.saidProperty().get());
        fields.secret.set(practice.world().password(MailWorld.SECRETARIAT));
        model.test();
        assertEquals(List.of(), model.problems());
        assertEquals(Said.TEST_GOOD, model.saidProperty().get());
        assertEquals(1, mailboxes().mailboxes().size(), "a test keeps nothing");
        model.save();
        assertEquals(Said.KEPT, model.saidProperty().get());
        assertEquals("", fields.secret.get(), "never shown again");
        assertEquals(2, model.mailboxes().size());
        fields.name.set("Secrétariat");
        model.save();
        assertEquals("Secrétariat", model.chosenProperty().get().name());
        model.test();
        assertEquals(Said.TEST_GOOD, model.saidProperty().get(), "the secret in force stayed");
        model.close();
        assertEquals(Said.CLOSED, model.saidProperty().get());
        assertNull(model.chosenProperty().get());
        assertEquals("", fields.address.get(), "a new one");
        assertEquals(List.of("Dr Roussel"), model.mailboxes().stream().map(Mailbox::name).toList());
    }

    @Test void aTokenIsRenewedAsItIsDescribedAndWhatRenewsItIsNeverShownAgain() {
        MailboxesViewModel model = mailboxes();
        MailboxFields fields = model.fields();
        fields.address.set(MailWorld.MACHINE);
        fields.imap.host.set("localhost");
        fields.smtp.host.set("localhost");
        fields.method.set(SignIn.Method.OAUTHBEARER);
        model.save();
        assertEquals(MailRefusedException.Code.SIGN_IN_INCOMPLETE, refused(model.problemProperty().get()));
        fields.renewal.set("http://psc.example/token");
        fields.renewalClient.set("havre");
        fields.renewalToken.set("jeton");
        model.save();
        assertEquals(MailRefusedException.Code.RENEWAL_NOT_VALID, refused(model.problemProperty().get()), "in clear");
        fields.renewal.set("https://localhost:1/token");
        model.save();
        assertEquals(Said.KEPT, model.saidProperty().get());
        assertEquals(List.of("", "havre", "https://localhost:1/token"),
                List.of(fields.renewalToken.get(), fields.renewalClient.get(), fields.renewal.get()));
        fields.renewalClient.set("havre-2");
        model.save();
        TokenRenewal kept = model.chosenProperty().get().signIn().renewal().orElseThrow();
        assertEquals(List.of("havre-2", "jeton"), List.of(kept.client(), kept.token()), "the token in force stayed");
        model.test();
        assertEquals(List.of(MailException.Code.TOKEN_UNREACHABLE, MailException.Code.TOKEN_UNREACHABLE),
                model.problems().stream().map(MailboxProblem::code).toList());
        fields.method.set(SignIn.Method.PASSWORD);
        fields.secret.set("mot de passe");
        model.save();
        assertEquals(Optional.empty(), model.chosenProperty().get().signIn().renewal());
        model.close();
    }

    @Test void aMailboxWithATokenIsDrawn() {
        for (Language language : Language.values()) {
            Screens.on(() -> {
                MailboxesViewModel model = mailboxes();
                model.fields().method.set(SignIn.Method.OAUTHBEARER);
                ScrollPane page = new ScrollPane(new MailboxesSection(model,
                        new TestSurroundings(language).over(practice.desk())));
                page.setFitToWidth(true);
                page.getStyleClass().add("settings-scroll");
                Look look = new Look();
                look.themeProperty().set(language == Language.FRENCH ? Look.Theme.LIGHT : Look.Theme.DARK);
                Screens.draw(page, 900, 1100, look, Path.of("target/screens/mailbox-token-" + language.locale().getLanguage() + ".png"));
                return null;
            });
        }
    }

    @Test void aSharedTextIsWrittenChangedAndThrownAway() {
        TextsViewModel model = texts();
        int before = model.texts().size();
        model.nameProperty().set("cdt");
        model.save();
        assertEquals(MailRefusedException.Code.TEMPLATE_NOT_VALID, refused(model.problemProperty().get()), "without words");
        model.bodyProperty().set("Cordialement,");
        model.kindProperty().set(Template.Kind.SNIPPET);
        model.nameProperty().set("deux mots");
        model.save();
        assertEquals(MailRefusedException.Code.TEMPLATE_NOT_VALID, refused(model.problemProperty().get()), "one word brings it");
        model.nameProperty().set("cdt");
        model.save();
        assertNull(model.problemProperty().get());
        assertTrue(model.keptProperty().get());
        assertEquals(before + 1, model.texts().size());
        model.bodyProperty().set("Bien cordialement,");
        model.save();
        assertEquals(before + 1, texts().texts().size(), "changed, not doubled");
        Template kept = texts().texts().stream().filter(each -> each.name().equals("cdt")).findFirst().orElseThrow();
        assertEquals("Bien cordialement,", kept.body());
        model.remove();
        assertNull(model.chosenProperty().get());
        assertEquals("", model.bodyProperty().get());
        assertEquals(before, model.texts().size());
    }
}
