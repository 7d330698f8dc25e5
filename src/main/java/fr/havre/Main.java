package fr.havre;

/** Starts Havre. */
public final class Main {
    private Main() { }

    public static void main(String[] args) {
        System.out.println("Havre " + Runtime.version().feature());
    }
}
