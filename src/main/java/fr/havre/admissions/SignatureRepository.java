package fr.havre.admissions;

import fr.havre.vault.db.Transaction;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Rows of who has signed what. */
final class SignatureRepository {
    private SignatureRepository() { }

    static Map<PieceKey, Map<Signer, Signature>> of(Transaction tx, AdmissionId admission) {
        Map<PieceKey, Map<Signer, Signature>> signed = new HashMap<>();
        tx.list("""
                SELECT piece, part, signer, number, name, signed_on, expires, document, compartment
                  FROM adm.admission_signature WHERE admission = ?""", row -> signed
                .computeIfAbsent(new PieceKey(row.text("piece"), row.integer("part")), _ -> new HashMap<>())
                .put(new Signer(row.constant("signer", Signer.Kind.class), row.integer("number")), new Signature(row.text("name"),
                        LocalDate.parse(row.text("signed_on")), row.optionalText("expires").map(LocalDate::parse),
                        AdmissionRepository.filed(row))), admission.value());
        return signed;
    }

    static void put(Transaction tx, AdmissionId admission, PieceKey key, Signer signer, Signature signature, UUID person) {
        tx.run("""
                INSERT INTO adm.admission_signature (admission, piece, part, signer, number, name, signed_on, expires, document,
                                                     compartment, noted_at, noted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (admission, piece, part, signer, number) DO UPDATE
                   SET name = excluded.name, signed_on = excluded.signed_on, expires = excluded.expires,
                       document = excluded.document, compartment = excluded.compartment, noted_at = excluded.noted_at,
                       noted_by = excluded.noted_by""", admission.value(), key.piece(), key.part(), signer.kind(),
                signer.number(), signature.name(), signature.on().toString(), signature.expires().map(LocalDate::toString),
                signature.filed().map(each -> each.document().value()),
                signature.filed().map(each -> each.compartment().number()), tx.now(), person);
    }

    static int remove(Transaction tx, AdmissionId admission, PieceKey key, Signer signer) {
        return tx.run("""
                DELETE FROM adm.admission_signature
                 WHERE admission = ? AND piece = ? AND part = ? AND signer = ? AND number = ?""", admission.value(), key.piece(),
                key.part(), signer.kind(), signer.number());
    }
}
