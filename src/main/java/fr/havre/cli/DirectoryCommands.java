package fr.havre.cli;

import fr.havre.OpenVault;
import fr.havre.access.Permission;
import fr.havre.cli.CommandRefusedException.Code;
import fr.havre.directory.Contact;
import fr.havre.directory.Contacts;
import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryException;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.Found;
import fr.havre.directory.SecureAddress;
import fr.havre.ui.words.ErrorWords;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code havre directory …}: who can be written to. */
final class DirectoryCommands {
    private DirectoryCommands() { }

    /** Sets how the national directory is reached. */
    @CommandLine.Command(name = "connect")
    static final class Connect extends VaultCommand {
        @Option(names = "--base", paramLabel = "ADDRESS", descriptionKey = "directory.base")
        private Optional<URI> base = Optional.empty();
        @Option(names = "--key-file", paramLabel = "FILE|-", descriptionKey = "directory.key-file")
        private Optional<String> keyFile = Optional.empty();
        @Option(names = "--untested", descriptionKey = "directory.untested")
        private boolean untested;
        @Option(names = "--disconnect", descriptionKey = "directory.disconnect")
        private boolean disconnect;

        Connect(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) throws DirectoryException {
            vault.session().require(Permission.CONFIGURE_CONNECTOR);
            Directory directory = vault.directory();
            if (disconnect) directory.disconnect();
            else if (base.isPresent() || keyFile.isPresent()) connect(directory);
            String address = directory.connectedTo().map(URI::toString).orElse("");
            return Reply.of(words().say("say.directory-connected", address.isEmpty() ? "-" : address),
                    Reply.emptyJson().put("base", address));
        }

        private void connect(Directory directory) throws DirectoryException {
            URI address = base.or(directory::connectedTo).orElse(DirectoryConnection.USUAL);
            DirectoryConnection connection = directory.changed(address, keyFile.map(this::key).orElse(""));
            if (!untested) directory.test(connection);
            directory.connect(connection);
        }

        private String key(String source) {
            char[] secret = passphrases().existing(Optional.of(source));
            String key = new String(secret);
            Arrays.fill(secret, '\0');
            return key;
        }
    }

    /** Finds professionals, structures and contacts. */
    @CommandLine.Command(name = "find")
    static final class Find extends VaultCommand {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "WORDS|-", descriptionKey = "directory.words")
        private List<String> typed = new ArrayList<>();
        @Option(names = "--kind", paramLabel = "KIND", split = ",", descriptionKey = "directory.kind")
        private List<SecureAddress.Kind> kinds = new ArrayList<>();
        @Option(names = "--all", descriptionKey = "directory.all")
        private boolean everybody;
        @Option(names = "--offline", descriptionKey = "directory.offline")
        private boolean offline;

        Find(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            String text = typed.equals(List.of("-")) ? terminal().rest() : String.join(" ", typed);
            DirectoryFilter filter = (everybody ? DirectoryFilter.EVERYBODY : DirectoryFilter.RECIPIENTS).only(
                    kinds.isEmpty() ? Set.of() : EnumSet.copyOf(kinds));
            ExitCode exit = ExitCode.DONE;
            Found found = vault.directory().local(text, filter);
            if (!offline) {
                try {
                    found = vault.directory().find(text, filter);
                } catch (DirectoryException e) {
                    terminal().err().println(new ErrorWords(words().language()).sentence(e));
                    exit = ExitCode.REFUSED;
                }
            }
            DirectoryView view = new DirectoryView(words(), terminal().host().time().instant());
            return new Reply(view.lines(found), DirectoryView.json(found), exit);
        }
    }

    /** Shows the practice's own contacts; adds, changes or removes one. */
    @CommandLine.Command(name = "contacts")
    static final class OwnContacts extends VaultCommand {
        @Parameters(index = "1..*", arity = "0..*", paramLabel = "WORDS|-", descriptionKey = "contacts.words")
        private List<String> typed = new ArrayList<>();
        @Option(names = "--add", descriptionKey = "contacts.add")
        private boolean add;
        @Option(names = "--change", paramLabel = "CONTACT", descriptionKey = "contacts.change")
        private Optional<String> change = Optional.empty();
        @Option(names = "--remove", paramLabel = "CONTACT", descriptionKey = "contacts.remove")
        private Optional<String> remove = Optional.empty();
        @Option(names = "--name", paramLabel = "TEXT", descriptionKey = "contacts.name")
        private Optional<String> name = Optional.empty();
        @Option(names = "--what", paramLabel = "TEXT", descriptionKey = "contacts.what")
        private Optional<String> what = Optional.empty();
        @Option(names = "--city", paramLabel = "TEXT", descriptionKey = "contacts.city")
        private Optional<String> city = Optional.empty();
        @Option(names = "--phone", paramLabel = "NUMBER", descriptionKey = "contacts.phone")
        private Optional<String> phone = Optional.empty();
        @Option(names = "--address", paramLabel = "ADDRESS", descriptionKey = "contacts.address")
        private Optional<String> address = Optional.empty();
        @Option(names = "--kind", paramLabel = "KIND", descriptionKey = "contacts.kind")
        private Optional<SecureAddress.Kind> kind = Optional.empty();
        @Option(names = "--most-mb", paramLabel = "N", descriptionKey = "contacts.most-mb")
        private Optional<Integer> mostMb = Optional.empty();

        OwnContacts(Surroundings surroundings) {
            super(surroundings);
        }

        @Override Reply in(OpenVault vault) {
            Contacts contacts = vault.directory().contacts();
            if (add) return one(contacts.add(typed(Optional.empty())));
            if (change.isPresent()) {
                Contact seen = contacts.get(id(change.get()));
                return one(contacts.change(seen, typed(Optional.of(seen))));
            }
            if (remove.isPresent()) {
                contacts.remove(id(remove.get()));
                return Reply.of(words().say("say.contact-removed"), Reply.emptyJson().put("removed", remove.get()));
            }
            String text = typed.equals(List.of("-")) ? terminal().rest() : String.join(" ", typed);
            List<Contact> found = contacts.find(text);
            ObjectNode json = Reply.emptyJson();
            Reply.list(json, "contacts", found, DirectoryView::json);
            return Reply.of(found.stream().map(view()::line).toList(), json);
        }

        private DirectoryView view() {
            return new DirectoryView(words(), terminal().host().time().instant());
        }

        private Reply one(Contact contact) {
            return Reply.of(view().line(contact), DirectoryView.json(contact));
        }

        /** What is not said stays as it is. */
        private Contact.Typed typed(Optional<Contact> seen) {
            Optional<SecureAddress> mailbox = seen.flatMap(Contact::address);
            OptionalLong most = mostMb.map(mb -> OptionalLong.of(mb * (1L << 20)))
                    .orElseGet(() -> seen.map(Contact::mostBytes).orElse(OptionalLong.empty()));
            return new Contact.Typed(name.or(() -> seen.map(Contact::name)).orElse(""),
                    what.or(() -> seen.map(Contact::what)).orElse(""), city.or(() -> seen.map(Contact::city)).orElse(""),
                    phone.or(() -> seen.map(Contact::phone)).orElse(""),
                    address.or(() -> mailbox.map(SecureAddress::address)).orElse(""),
                    kind.or(() -> mailbox.map(SecureAddress::kind)).orElse(SecureAddress.Kind.UNSAID), most);
        }

        private static UUID id(String typed) {
            try {
                return UUID.fromString(typed);
            } catch (IllegalArgumentException e) {
                throw new CommandRefusedException(Code.ID_NOT_UNDERSTOOD);
            }
        }
    }
}
