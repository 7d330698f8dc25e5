package fr.havre.sandbox.mail;

import java.time.InstantSource;

/** What machines write about a message: receipts (RFC 8098), bounces (RFC 3464), errors of filing (MSSanté). */
final class Reports {
    private final InstantSource time;

    Reports(InstantSource time) {
        this.time = time;
    }

    /** @param disposition {@code processed}, or {@code processed/Error: 902^…} */
    byte[] receipt(Account by, Head about, String disposition) {
        return new MailWriter(MailWriter.mailbox(by.name(), by.address()), about.receiptTo(), time.instant())
                .subject("Accusé de réception : " + about.subject())
                .header("In-Reply-To", about.id()).header("References", about.references()).header("Auto-Submitted", "auto-replied")
                .text("Ceci est un accusé de réception produit par un logiciel.\n")
                .fields("message/disposition-notification", """
                        Reporting-UA: localhost; Dossier patient de démonstration
                        Final-Recipient: rfc822;%s
                        Original-Message-ID: %s
                        Disposition: automatic-action/MDN-sent-automatically; %s
                        """.formatted(by.address(), about.id(), disposition))
                .write("report; report-type=disposition-notification");
    }

    /** Goes back as an ordinary message, with what could not be filed. */
    byte[] notFiled(Account by, String to, Head about, byte[] original, String code, String label) {
        return new MailWriter(MailWriter.mailbox(by.name(), by.address()), to, time.instant())
                .subject("[KO Intégration système !][" + code + "] " + about.subject())
                .header("In-Reply-To", about.id()).header("References", about.references())
                .text("Le message joint n'a pas pu être intégré : " + label + " (" + code + ").\n")
                .message(original).write("mixed");
    }

    /** @param status RFC 3463, like {@code 5.1.1} */
    byte[] bounce(String to, String recipient, Head about, String status, String why) {
        String domain = recipient.substring(recipient.lastIndexOf('@') + 1);
        return new MailWriter("MAILER-DAEMON@" + domain, to, time.instant())
                .subject("Message non remis").header("Auto-Submitted", "auto-replied")
                .text("Votre message n'a pas pu être remis à <" + recipient + "> : " + why + "\n")
                .fields("message/delivery-status", """
                        Reporting-MTA: dns; %s

                        Final-Recipient: rfc822; %s
                        Action: failed
                        Status: %s
                        Diagnostic-Code: smtp; 550 %s %s
                        """.formatted(domain, recipient, status, status, ascii(why)))
                .fields("text/rfc822-headers", about.text().replace("\r\n", "\n"))
                .write("report; report-type=delivery-status");
    }

    /** A person's answer. */
    byte[] reply(Account by, String to, Head about, String words) {
        return new MailWriter(MailWriter.mailbox(by.name(), by.address()), to, time.instant())
                .subject(about.subject().startsWith("Re: ") ? about.subject() : "Re: " + about.subject())
                .header("In-Reply-To", about.id()).header("References", about.references())
                .text(words).write("mixed");
    }

    private static String ascii(String words) {
        return java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFD).replaceAll("[^\\x20-\\x7E]", "");
    }
}
