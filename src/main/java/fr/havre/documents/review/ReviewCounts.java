package fr.havre.documents.review;

/** How many reports wait to be looked at by one person; all that wait, whoever's they are. */
public record ReviewCounts(int mine, int critical, int abnormal, int all) {
    public static final ReviewCounts NONE = new ReviewCounts(0, 0, 0, 0);
}
