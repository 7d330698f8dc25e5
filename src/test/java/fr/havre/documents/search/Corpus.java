package fr.havre.documents.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/**
 * Invented French medical documents, the same for the same seed: a vocabulary of about 60 000 words made of medical roots,
 * French endings and small words, drawn by Zipf's law, 150 to 400 words a document, spread over fifteen years.
 */
public final class Corpus {
    /** The newest day a document is of. */
    public static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 25);
    private static final int DAYS = 15 * 365;
    private static final int VOCABULARY = 60_000;
    private static final String[] SMALL = ("de la le et à les des du en un une pour par sur dans avec sans pas est ou au aux ce "
            + "cette qui que il elle se son sa ses plus ne n'est d'un d'une l'examen patient patiente docteur monsieur madame "
            + "jour jours mois ans traitement douleur examen clinique bilan normal absence présence droit gauche antécédents "
            + "tension artérielle cœur poumon foie rein consultation hospitalisation ordonnance contrôle suivi résultat").split(" ");
    private static final String[] STARTS = ("cardi neur hépat gastr néphr pneum ostéo dermat hémat angi arthr bronch céphal chol "
            + "cyst encéphal entér gynéc hyper hypo intra laryng lymph mamm métab my œsophag ophtalm oto pancréat péri "
            + "phléb poly pseud psych pyél radi rhin sclér spondyl stomat tachy thorac thromb trach uré vascul vésic").split(" ");
    private static final String[] MIDDLES = ("o a i é o-a al ari éro omé ati olo ino ula apo édi ora umi ecto opat ograf oscop "
            + "ocyt ogèn ométr orrag ostén ostom otom oplast").split(" ");
    private static final String[] ENDS = ("ite ose ome ie ique ologie algie ectomie graphie scopie tomie pathie émie urie pnée "
            + "plégie statique tensif trophique gène cytose blaste mégalie rragie sténose thérapie métrie tropine "
            + "azole pril olol sartan statine mycine cilline oxacine pam zépine idine amine ilone").split(" ");

    private final String[] words = new String[VOCABULARY];
    private final double[] upTo = new double[VOCABULARY];
    private final long seed;
    private final int patients;

    /**
     * The documents of {@code seed}.
     *
     * @param patients how many share the documents
     */
    public Corpus(long seed, int patients) {
        this.seed = seed;
        this.patients = patients;
        Random random = new Random(seed);
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            words[i] = i < SMALL.length ? SMALL[i] : madeUp(random);
            sum += 1 / Math.pow(i + 3, 1.05);
            upTo[i] = sum;
        }
    }

    private static String madeUp(Random random) {
        int kind = random.nextInt(20);
        if (kind == 0) return Integer.toString(random.nextInt(3000));
        String word = one(STARTS, random) + (kind < 14 ? one(MIDDLES, random) : "") + (kind < 5 ? one(STARTS, random) : "")
                + one(ENDS, random) + (random.nextInt(4) == 0 ? "s" : "");
        return kind == 1 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : word;
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    /** The {@code n}th document. */
    public IndexedDocument document(int n) {
        Random random = new Random(seed * 31 + n);
        int length = 150 + random.nextInt(250);
        StringBuilder text = new StringBuilder(length * 9);
        for (int i = 0; i < length; i++) {
            text.append(word(random)).append(i % 14 == 13 ? ".\n" : i % 7 == 6 ? ", " : " ");
        }
        UUID patient = new UUID(seed, new Random(random.nextInt(patients)).nextLong());
        String type = List.of("11502-2", "34112-3", "57832-8", "11490-0", "18761-7").get(random.nextInt(5));
        return new IndexedDocument(place(n), Optional.of(patient), type,
                type.startsWith("1") ? "10" : "11", text.toString());
    }

    /** No two of the first 89 million have the same. */
    public long place(int n) {
        return Places.firstOf(day(n)) + n % (1 << Places.BITS_OF_A_DAY);
    }

    /** Documents are numbered in no order of time. */
    public LocalDate day(int n) {
        return LAST_DAY.minusDays(Math.floorMod(n * 2_654_435_761L, (long) DAYS));
    }

    /** A word as likely as it is frequent. */
    public String word(Random random) {
        double wanted = random.nextDouble() * upTo[VOCABULARY - 1];
        int at = java.util.Arrays.binarySearch(upTo, wanted);
        return words[Math.min(VOCABULARY - 1, at < 0 ? -at - 1 : at)];
    }

    /** Any word of the vocabulary, rare ones as likely as others: what people search for. */
    public String anyWord(Random random) {
        return words[random.nextInt(VOCABULARY)];
    }

    /** The first {@code count} documents. */
    public List<IndexedDocument> first(int count) {
        List<IndexedDocument> documents = new ArrayList<>(count);
        for (int n = 0; n < count; n++) documents.add(document(n));
        return documents;
    }
}
