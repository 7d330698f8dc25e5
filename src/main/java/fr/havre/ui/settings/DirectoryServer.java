package fr.havre.ui.settings;

import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryConnection;
import fr.havre.directory.DirectoryRefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The national directory. */
record DirectoryServer(Directory directory) implements Server {
    @Override public Kept usual() {
        return new Kept(DirectoryConnection.USUAL, "");
    }

    @Override public Optional<Kept> kept() {
        return directory.connectedTo().map(base -> new Kept(base, ""));
    }

    @Override public int test(Wanted wanted) throws Exception {
        directory.test(connection(wanted));
        return 0;
    }

    @Override public void keep(Wanted wanted) {
        directory.connect(connection(wanted));
    }

    @Override public void leave() {
        directory.disconnect();
    }

    private DirectoryConnection connection(Wanted wanted) {
        try {
            return directory.changed(new URI(wanted.address().strip()), wanted.key());
        } catch (URISyntaxException e) {
            throw new DirectoryRefusedException(DirectoryRefusedException.Code.ADDRESS_NOT_SAFE);
        }
    }
}
