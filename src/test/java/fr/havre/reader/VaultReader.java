package fr.havre.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Opens a vault's folder with a passphrase or a sheet. */
final class VaultReader {
    private final Path folder;
    private final JsonNode hint;

    VaultReader(Path folder) throws IOException {
        this.folder = folder;
        this.hint = JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve("vault.json")));
    }

    UUID vault() {
        return UUID.fromString(hint.get("vault").stringValue());
    }

    /** The slots, to choose from by label. */
    List<Slot> slots() throws IOException, GeneralSecurityException {
        List<Slot> slots = new ArrayList<>();
        try (var files = Files.newDirectoryStream(folder.resolve("slots"), "*.slot")) {
            for (Path file : files) slots.add(new Slot(Files.readAllBytes(file)));
        }
        return slots;
    }

    /** The compartment (1 administrative, 2 clinical) in its present epoch, if the secret's holder was granted it. */
    Optional<OpenedCompartment> open(Slot slot, byte[] personSecret, int compartment) throws GeneralSecurityException {
        int epoch = hint.get(compartment == 1 ? "adm" : "clin").intValue();
        return slot.root(personSecret, compartment, epoch)
                .map(root -> new OpenedCompartment(folder, vault(), compartment, epoch, root));
    }
}
