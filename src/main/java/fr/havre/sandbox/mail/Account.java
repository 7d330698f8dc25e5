package fr.havre.sandbox.mail;

/**
 * A mailbox, and what opens it. Everything here is made up.
 *
 * @param kind {@code PER}, {@code ORG}, {@code CAB}, {@code APP}; {@code PATIENT} for a patient's
 * @param name as printed beside the address
 * @param key of the professional or of the patient whose it is; empty if nobody's
 * @param token what a client sends by XOAUTH2 or OAUTHBEARER
 */
public record Account(String address, String kind, String name, String key, Behaviour behaviour, String password,
        String token) {
    public String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    public boolean isPatient() {
        return kind.equals("PATIENT");
    }

    /** A patient's address holds their number. */
    @Override public String toString() {
        return "Account[…@" + domain() + ", " + behaviour + "]";
    }
}
