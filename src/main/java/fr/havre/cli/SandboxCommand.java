package fr.havre.cli;

import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Professional;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A national record of our own on this computer, for trying things out; until it is interrupted. */
@CommandLine.Command(name = "sandbox")
final class SandboxCommand extends Command {
    @Option(names = "--port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.port")
    private int port;
    @Option(names = "--control-port", paramLabel = "N", defaultValue = "0", descriptionKey = "sandbox.control-port")
    private int controlPort;
    @Option(names = "--file", paramLabel = "FILE", descriptionKey = "sandbox.file")
    private Optional<Path> file = Optional.empty();
    @Option(names = "--without-samples", descriptionKey = "sandbox.without-samples")
    private boolean withoutSamples;

    SandboxCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override Reply run() {
        SandboxOptions options = SandboxOptions.defaults().withPort(port).withControlPort(controlPort);
        if (file.isPresent()) options = options.withFile(file.get());
        if (withoutSamples) options = options.withoutSamples();
        try (Sandbox sandbox = Sandbox.start(options)) {
            print(started(sandbox));
            new CountDownLatch(1).await();
            return Reply.of(List.of(), Reply.emptyJson());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(List.of(), Reply.emptyJson(), ExitCode.DONE);
        }
    }

    private Reply started(Sandbox sandbox) {
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
        return Reply.of(lines, json);
    }
}
