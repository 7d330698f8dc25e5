package fr.havre.cli;

import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.directory.DirectorySandbox;
import fr.havre.sandbox.mail.Account;
import fr.havre.sandbox.mail.MailSandbox;
import fr.havre.sandbox.samples.Professional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A national record and mailboxes of our own on this computer, for trying things out; until it is interrupted. */
@CommandLine.Command(name = "sandbox")
final class SandboxCommand extends Command {
    @Option(names = "--port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.port")
    private int port;
    @Option(names = "--control-port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.control-port")
    private int controlPort;
    @Option(names = "--imap-port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.imap-port")
    private int imapPort;
    @Option(names = "--smtp-port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.smtp-port")
    private int smtpPort;
    @Option(names = "--directory-port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.directory-port")
    private int directoryPort;
    @Option(names = "--authority-file", paramLabel = "FILE", descriptionKey = "sandbox.authority-file")
    private Optional<Path> authorityFile = Optional.empty();
    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "sandbox.file")
    private Optional<Path> file = Optional.empty();
    @Option(names = "--without-samples", descriptionKey = "sandbox.without-samples")
    private boolean withoutSamples;

    SandboxCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() throws IOException {
        SandboxOptions options = SandboxOptions.defaults().withPort(port).withControlPort(controlPort);
        if (file.isPresent()) options = options.withFile(file.get());
        if (withoutSamples) options = options.withoutSamples();
        try (Sandbox sandbox = Sandbox.start(options);
                MailSandbox mail = MailSandbox.start(InstantSource.system(), imapPort, smtpPort);
                DirectorySandbox directory = DirectorySandbox.start(directoryPort, sandbox.people().professionals(),
                        InstantSource.system())) {
            if (!withoutSamples) MailSandbox.samples().forEach(mail::arrives);
            if (authorityFile.isPresent()) Files.writeString(authorityFile.get(), mail.certificateAuthority());
            print(started(sandbox, mail, directory));
            new CountDownLatch(1).await();
            return Reply.of(List.of(), Reply.emptyJson());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(List.of(), Reply.emptyJson(), ExitCode.DONE);
        }
    }

    private Reply started(Sandbox sandbox, MailSandbox mail, DirectorySandbox directory) {
        ObjectNode json = Reply.emptyJson().put("base", sandbox.baseUri().toString())
                .put("control", sandbox.controlUri().toString());
        ArrayNode professionals = json.putArray("professionals");
        List<String> lines = new ArrayList<>(List.of(words().say("say.sandbox", sandbox.baseUri().toString(),
                sandbox.controlUri().toString())));
        for (Professional each : sandbox.people().professionals()) {
            professionals.add(Reply.emptyJson().put("id", each.id()).put("name", each.given() + " " + each.family())
                    .put("token", each.token()));
            lines.add(words().say("say.sandbox-person", each.given() + " " + each.family(), each.id(), each.token()));
        }
        mail(mail, lines, json.putObject("mail"));
        json.putObject("directory").put("base", directory.baseUri().toString()).put("key", DirectorySandbox.KEY);
        lines.add(words().say("say.sandbox-directory", directory.baseUri().toString(), DirectorySandbox.KEY));
        return Reply.of(lines, json);
    }

    /** Patients' mailboxes are no use to a practice. */
    private void mail(MailSandbox mail, List<String> lines, ObjectNode json) {
        json.put("host", mail.host()).put("imaps", mail.imapsPort()).put("smtps", mail.smtpsPort())
                .put("submission", mail.submissionPort()).put("authority", mail.certificateAuthority());
        lines.add(words().say("say.sandbox-mail", mail.host(), String.valueOf(mail.imapsPort()),
                String.valueOf(mail.smtpsPort()), String.valueOf(mail.submissionPort())));
        ArrayNode mailboxes = json.putArray("mailboxes");
        for (Account each : mail.accounts()) {
            if (each.isPatient()) continue;
            mailboxes.add(Reply.emptyJson().put("address", each.address()).put("kind", each.kind()).put("name", each.name())
                    .put("password", each.password()).put("token", each.token()).put("behaviour", each.behaviour().name()));
            lines.add(words().say("say.sandbox-mailbox", each.address(), each.kind(), each.password()));
        }
    }
}
