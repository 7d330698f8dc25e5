package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.patients.PatientId;
import fr.havre.sending.WrongPatient;
import fr.havre.ui.words.CommandWords;
import fr.havre.ui.words.Language;
import fr.havre.vault.Compartment;
import fr.havre.vault.VaultException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A document that went out under the wrong person's name: how far it went, and with {@code --confirm} all of it undone. */
@CommandLine.Command(name = "wrong-patient")
final class WrongPatientCommand extends DocumentCommands.OfDocument {
    @Option(names = "--patient", required = true, paramLabel = "PATIENT", descriptionKey = "wrong.patient")
    private String patient;
    @Option(names = "--confirm", descriptionKey = "wrong.confirm")
    private boolean confirm;
    @Option(names = "--whatever-it-names", descriptionKey = "import.whatever-it-names")
    private boolean whateverItNames;
    @Option(names = "--words", paramLabel = "-", descriptionKey = "wrong.words")
    private Optional<String> typed = Optional.empty();

    WrongPatientCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply in(OpenVault vault) {
        WrongPatient wrong = vault.wrongPatient().orElseThrow(() ->
                new VaultException(VaultException.Code.COMPARTMENT_CLOSED, Compartment.CLINICAL.schema()));
        PatientId right = vault.patients().open(vault.session(), PatientCommands.id(patient)).id();
        SendView view = new SendView(words());
        if (!confirm) return view.reach(wrong.reach(vault.session(), document()));
        CommandWords french = new CommandWords(Language.FRENCH);            // whoever got it reads French, whatever is shown here
        String text = typed.isEmpty() ? french.say("say.wrong-text") : terminal().rest();
        WrongPatient.Corrected done = wrong.correct(vault.session(), document(), right, whateverItNames,
                french.say("say.wrong-label"), text);
        vault.record().sending().runUntilIdle();
        return view.corrected(vault, done);
    }
}
