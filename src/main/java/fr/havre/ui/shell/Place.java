package fr.havre.ui.shell;

/** Where a person can go from the side bar, in its order. */
public enum Place {
    HOME("fth-home"), PATIENTS("fth-users"), AGENDA("fth-calendar"), REVIEW("fth-clipboard"), SIGN("fth-edit-3"),
    MESSAGES("fth-mail"), ADMISSIONS("fth-log-in"), QUEUE("fth-refresh-cw"), SETTINGS("fth-settings");

    private final String icon;

    Place(String icon) {
        this.icon = icon;
    }

    /** Of Ikonli Feather. */
    public String icon() {
        return icon;
    }

    /** Key of its words. */
    public String words() {
        return "shell.place." + name();
    }
}
