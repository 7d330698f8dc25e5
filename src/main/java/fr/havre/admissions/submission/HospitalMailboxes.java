package fr.havre.admissions.submission;

import fr.havre.admissions.AdmissionException;
import fr.havre.admissions.AdmissionException.Code;
import fr.havre.directory.Directory;
import fr.havre.directory.DirectoryFilter;
import fr.havre.directory.SecureAddress;
import fr.havre.vault.db.Database;
import fr.havre.vault.db.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where admissions are sent to: addresses in the trust space, and those that are known of a hospital. */
final class HospitalMailboxes {
    private static final String TRUSTED = "mssante.fr";
    private static final int MOST_PROPOSED = 8;

    private final Database administrative;
    private final Directory directory;

    HospitalMailboxes(Database administrative, Directory directory) {
        this.administrative = administrative;
        this.directory = directory;
    }

    /** What is known of an address that was typed. At once. */
    AddressStanding check(String typed) {
        Optional<SecureAddress> address = parse(typed);
        if (address.isEmpty()) {
            boolean patient = typed.strip().toLowerCase(Locale.ROOT).endsWith("@patient." + TRUSTED);
            return patient ? AddressStanding.PATIENT : AddressStanding.NOT_AN_ADDRESS;
        }
        if (!isSecure(address.get())) return AddressStanding.NOT_SECURE;
        if (directory.isGone(address.get().address())) return AddressStanding.GONE;
        return directory.isKnown(address.get().address()) ? AddressStanding.KNOWN : AddressStanding.NOT_KNOWN;
    }

    /** Those used before first, then contacts and the directory as kept. At once. */
    List<HospitalAddress> of(String hospital) {
        Map<String, HospitalAddress> found = new LinkedHashMap<>();
        for (HospitalAddress each : administrative.read(tx -> usedBefore(tx, hospital))) {
            found.putIfAbsent(each.address().toLowerCase(Locale.ROOT), each);
        }
        DirectoryFilter mailboxes = DirectoryFilter.RECIPIENTS.only(Set.of(SecureAddress.Kind.ORG, SecureAddress.Kind.APP,
                SecureAddress.Kind.CAB, SecureAddress.Kind.UNSAID));
        directory.local(hospital, mailboxes).hits().forEach(hit -> hit.address().filter(HospitalMailboxes::isSecure)
                .ifPresent(address -> found.putIfAbsent(address.key(), new HospitalAddress(address.address(), hit.entry().name(),
                        address.service(), HospitalAddress.Source.DIRECTORY, hit.asOf()))));
        return found.values().stream().limit(MOST_PROPOSED).toList();
    }

    private static List<HospitalAddress> usedBefore(Transaction tx, String hospital) {
        return tx.list("""
                SELECT s.address, s.addressee FROM adm.submission s JOIN adm.admission a ON a.id = s.admission
                 WHERE a.hospital = ? COLLATE NOCASE AND s.state IN ('SENT', 'RECEIVED', 'REPLACED') AND s.address <> ''
                 ORDER BY s.since DESC LIMIT 8""", row -> new HospitalAddress(row.text("address"), row.text("addressee"), "",
                HospitalAddress.Source.SENT_BEFORE, Optional.empty()), hospital);
    }

    /** @throws AdmissionException {@code ADDRESS_NOT_VALID}, {@code ADDRESS_NOT_SECURE} */
    static String secure(String typed) {
        SecureAddress address = parse(typed).orElseThrow(() -> new AdmissionException(Code.ADDRESS_NOT_VALID));
        if (!isSecure(address)) throw new AdmissionException(Code.ADDRESS_NOT_SECURE);
        return address.address();
    }

    private static Optional<SecureAddress> parse(String typed) {
        return SecureAddress.parse(typed, SecureAddress.Kind.UNSAID, "", "");
    }

    private static boolean isSecure(SecureAddress address) {
        return address.domain().equals(TRUSTED) || address.domain().endsWith("." + TRUSTED);
    }
}
