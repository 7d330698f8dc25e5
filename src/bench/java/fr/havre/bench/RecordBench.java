package fr.havre.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpServer;
import fr.havre.OpenVault;
import fr.havre.SamplePractice;
import fr.havre.documents.DocumentFilter;
import fr.havre.documents.DocumentId;
import fr.havre.documents.DocumentSource;
import fr.havre.documents.ImportOutcome;
import fr.havre.documents.ImportWish;
import fr.havre.documents.Origin;
import fr.havre.documents.Pdfs;
import fr.havre.patients.PartialDate;
import fr.havre.patients.PatientId;
import fr.havre.sandbox.Sandbox;
import fr.havre.sandbox.SandboxOptions;
import fr.havre.sandbox.samples.Person;
import fr.havre.sync.SyncSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.common.PDStream;

/**
 * Publishing and fetching PDFs of 100 KB (one page of words, the rest as incompressible as a scan), beside OkHttp alone
 * with the same bytes: what a publication sent, recorded on its way; the same contents fetched. OkHttp goes once as many
 * requests at a time as ours does and once one after another.
 * Ours begins when the documents are queued or the record opened; it ends when all are confirmed, or kept and found.
 * Processor time is that of everything: both sides and the sandbox are one program here. {@code -Dhavre.bench.items=200}
 * for fewer, {@code -Dhavre.bench.delay=50} for a network on which each answer takes 50 ms longer.
 */
final class RecordBench implements Measurement {
    private static final int SIZE = 100_000;
    private static final int ROUNDS = Integer.getInteger("havre.bench.rounds", 3);
    private static final Duration DELAY = Duration.ofMillis(Integer.getInteger("havre.bench.delay", 0));
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    /** As ours does, and one after another. */
    private static final int[] AT_A_TIME = {SyncSettings.standard().parallel(), 1};
    private static final List<String> PEOPLE = List.of("lefevre", "marchand", "morel", "legouerec", "paoli", "luciani",
            "noe", "petit", "ferreira", "baudry");
    private static final Pattern NEXT = Pattern.compile(
            "\"relation\"\\s*:\\s*\"next\"\\s*,\\s*\"url\"\\s*:\\s*\"([^\"]+)\"");

    private final int count = Integer.getInteger("havre.bench.items", 1000);
    private final OkHttpClient client = new OkHttpClient();

    /** A request as it left. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Sent(String method, String path, String type, byte[] body) {
        @Override public String toString() {
            return method + " " + body.length;
        }
    }

    @Override public String name() {
        return "record";
    }

    @Override public List<Figure> measure(Path folder) throws Exception {
        List<Sent> recorded = recorded(folder.resolve("recorded"));
        Pace[] publish = new Pace[ROUNDS];
        Pace[] pull = new Pace[ROUNDS];
        Pace[][] send = new Pace[2][ROUNDS];
        Pace[][] fetch = new Pace[2][ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            for (int way = 0; way < 2; way++) {
                try (Sandbox theirs = sandbox()) {
                    send[way][round] = replay(theirs, recorded, AT_A_TIME[way]);
                }
            }
            try (Sandbox ours = sandbox()) {
                publish[round] = publish(folder.resolve("publish" + round), ours, ours.baseUri(), round);
                ours.received().clear();
                pull[round] = pull(folder.resolve("pull" + round), ours);
                for (int way = 0; way < 2; way++) fetch[way][round] = fetch(ours, AT_A_TIME[way]);
            }
        }
        return List.of(figure("publishing ", publish, send, 0), figure("publishing ", publish, send, 1),
                figure("pulling ", pull, fetch, 0), figure("pulling ", pull, fetch, 1));
    }

    private static Sandbox sandbox() {
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples());
        sandbox.faults().slow(DELAY);
        return sandbox;
    }

    private Figure figure(String what, Pace[] ours, Pace[][] beside, int way) {
        String network = DELAY.isZero() ? "" : ", each answer " + DELAY.toMillis() + " ms late";
        return Figure.atLeast(what + count + " documents of 100 KB, sandbox" + network, shown(ours),
                "OkHttp, " + AT_A_TIME[way] + " at a time, " + shown(beside[way]),
                ImportBench.ratio(rates(ours), rates(beside[way])), 0.7);
    }

    private static double[] rates(Pace[] paces) {
        return Arrays.stream(paces).mapToDouble(Pace::perSecond).toArray();
    }

    private static String shown(Pace[] paces) {
        double processor = ImportBench.median(Arrays.stream(paces).mapToDouble(Pace::processorMillis).toArray());
        return Figure.number(ImportBench.median(rates(paces))) + " documents/s (" + Figure.number(processor)
                + " ms of processor each)";
    }

    /** Documents a second, and what each took of the processors. */
    private record Pace(double perSecond, double processorMillis) { }

    private record Start(long at, long processor) {
        static Start now() {
            return new Start(System.nanoTime(), SYSTEM.getProcessCpuTime());
        }
    }

    private Pace since(Start start) {
        return new Pace(count / ((System.nanoTime() - start.at()) / 1e9),
                (SYSTEM.getProcessCpuTime() - start.processor()) / 1e6 / count);
    }

    private byte[] letter(int round, int n) {
        byte[] picture = new byte[SIZE - 2000];
        new Random(round * 1_000_003L + n).nextBytes(picture);
        return Pdfs.with(document -> document.getPage(0).getCOSObject().setItem(COSName.getPDFName("Havre"),
                new PDStream(document, new java.io.ByteArrayInputStream(picture)).getCOSObject()),
                "Compte rendu " + round + "-" + n + "\nTension stable, examen clinique normal.\nTraitement inchangé.");
    }

    private Pace publish(Path place, Sandbox sandbox, URI record, int round) throws IOException {
        Files.createDirectories(place);
        List<PatientId> patients = SamplePractice.create(place, sandbox, record, PEOPLE);
        try (OpenVault vault = SamplePractice.open(place)) {
            for (int n = 0; n < count; n++) {
                ImportWish wish = new ImportWish(Optional.of(patients.get(n % patients.size())), Optional.of("11488-4"),
                        PartialDate.parse("2026-11-20"), Optional.of("Compte rendu " + n), true);
                vault.record().publishing().request(vault.session(), imported(vault, letter(round, n), wish));
            }
            Start start = Start.now();
            vault.record().sending().runUntilIdle();
            Pace pace = since(start);
            if (!vault.record().database().read(tx -> vault.record().outbox().waiting(tx)).isEmpty()) {
                throw new IllegalStateException("not all were confirmed");
            }
            return pace;
        }
    }

    private static DocumentId imported(OpenVault vault, byte[] bytes, ImportWish wish) {
        Origin origin = new Origin(Origin.Kind.FILE, Instant.now(), "f", Optional.empty());
        return switch (vault.documents().importDocument(vault.session(), DocumentSource.of(bytes), origin, wish)) {
            case ImportOutcome.Imported imported -> imported.document();
            case ImportOutcome other -> throw new IllegalStateException(other.getClass().getSimpleName());
        };
    }

    private Pace pull(Path place, Sandbox sandbox) throws IOException {
        Files.createDirectories(place);
        List<PatientId> patients = SamplePractice.create(place, sandbox, sandbox.baseUri(), PEOPLE);
        try (OpenVault vault = SamplePractice.open(place)) {
            Start start = Start.now();
            vault.record().pulling().runUntilIdle();
            Pace pace = since(start);
            DocumentFilter all = new DocumentFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), true,
                    DocumentFilter.CURRENT.below(), count);
            int kept = patients.stream()
                    .mapToInt(each -> vault.documents().list(vault.session(), each, all).size()).sum();
            if (kept != count) throw new IllegalStateException(kept + " of " + count + " were kept");
            return pace;
        }
    }

    /** What a publication sends, asking afterwards included. */
    private List<Sent> recorded(Path place) throws IOException {
        List<Sent> sent = Collections.synchronizedList(new ArrayList<>());
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withoutSamples());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            HttpServer between = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            between.setExecutor(threads);
            between.createContext("/", exchange -> passOn(exchange, sandbox, sent));
            between.start();
            try {
                URI base = sandbox.baseUri();
                int port = between.getAddress().getPort();
                publish(place, sandbox, URI.create("http://127.0.0.1:" + port + base.getPath()), 99);
            } finally {
                between.stop(0);
            }
        }
        return sent;
    }

    private void passOn(HttpExchange exchange, Sandbox sandbox, List<Sent> sent) throws IOException {
        try (exchange) {
            String type = exchange.getRequestHeaders().getFirst("Content-Type");
            Sent request = new Sent(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
                    type == null ? "" : type, exchange.getRequestBody().readAllBytes());
            sent.add(request);
            try (Response answer = client.newCall(request(sandbox, request)).execute()) {
                byte[] body = answer.body().bytes();
                answer.headers().forEach(header -> {
                    String name = header.getFirst().toLowerCase(java.util.Locale.ROOT);
                    if (name.equals("content-type") || name.equals("etag") || name.equals("location")) {
                        exchange.getResponseHeaders().add(header.getFirst(), header.getSecond());
                    }
                });
                exchange.sendResponseHeaders(answer.code(), body.length == 0 ? -1 : body.length);
                if (body.length > 0) exchange.getResponseBody().write(body);
            }
        }
    }

    private static Request request(Sandbox sandbox, Sent sent) {
        URI base = sandbox.baseUri();
        Request.Builder request = new Request.Builder().url("http://" + base.getAuthority() + sent.path())
                .header("Accept", "application/fhir+json")
                .header("Authorization", "Bearer " + sandbox.people().professional("roussel").token());
        return sent.method().equals("GET") ? request.build()
                : request.method(sent.method(), RequestBody.create(sent.body(), MediaType.parse(sent.type()))).build();
    }

    /** What is sent, then the questions whether it arrived: as many at a time as said, each finding what it asks about. */
    private Pace replay(Sandbox sandbox, List<Sent> recorded, int atATime) throws IOException {
        Map<Boolean, List<Sent>> questions = recorded.stream()
                .collect(Collectors.partitioningBy(each -> each.method().equals("GET")));
        Start start = Start.now();
        atATime(atATime, questions.get(false), each -> answer(request(sandbox, each)));
        atATime(atATime, questions.get(true), each -> answer(request(sandbox, each)));
        return since(start);
    }

    private interface Asking<T> {
        String of(T each) throws IOException;
    }

    private static <T> void atATime(int most, List<T> all, Asking<T> asking) throws IOException {
        try (ExecutorService threads = Executors.newFixedThreadPool(most, Thread.ofVirtual().factory())) {
            List<Future<String>> answers = all.stream().map(each -> threads.submit(() -> asking.of(each))).toList();
            for (Future<String> each : answers) each.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    /** The lists, page by page, then each content. */
    private Pace fetch(Sandbox sandbox, int atATime) throws IOException {
        List<String> contents = sandbox.received().lines().stream().map(each -> each.path())
                .filter(path -> path.contains("Binary/")).toList();
        if (contents.size() < count) throw new IllegalStateException(contents.size() + " contents were asked for");
        String root = sandbox.baseUri().getPath();
        Start start = Start.now();
        atATime(atATime, PEOPLE, key -> list(sandbox, root, sandbox.people().patient(key)));
        atATime(atATime, contents, path -> {
            String at = path.startsWith(root) ? path : root + "/" + path.replaceFirst("^/", "");
            return answer(request(sandbox, new Sent("GET", at, "", new byte[0])).newBuilder().header("Accept", "*/*")
                    .build());
        });
        return since(start);
    }

    private String list(Sandbox sandbox, String root, Person person) throws IOException {
        String page = root + "/DocumentReference?patient.identifier=urn:oid:" + person.oid() + "%7C" + person.ins()
                + "&status=current&_count=50";
        String last = "";
        while (page != null) {
            last = answer(request(sandbox, new Sent("GET", page, "", new byte[0])));
            Matcher next = NEXT.matcher(last);
            page = next.find() ? pathOf(URI.create(next.group(1))) : null;
        }
        return last;
    }

    /** Of a next link, whose path may be the base itself. */
    private static String pathOf(URI next) {
        return next.getRawPath() + "?" + next.getRawQuery();
    }

    private String answer(Request request) throws IOException {
        try (Response answer = client.newCall(request).execute()) {
            String body = answer.body().string();
            if (!answer.isSuccessful()) throw new IOException(answer.code() + " to " + request.method());
            return body;
        }
    }
}
