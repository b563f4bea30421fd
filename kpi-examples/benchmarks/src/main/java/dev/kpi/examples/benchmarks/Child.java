package dev.kpi.examples.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM that works for one peer. It says {@code ready} when it has started, then loads its file whenever it reads
 * {@code load}, answers what a dashboard asks when it reads {@code ask}, lets go of all when it reads {@code drop}, and ends
 * when there is no more to read.
 */
final class Child implements Stopwatch.Work, AutoCloseable {

    private static final String READY = "ready";
    private static final String LOAD = "load";
    private static final String LOADED = "loaded";
    private static final String ASK = "ask";
    private static final String DROP = "drop";
    private static final String DROPPED = "dropped";

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    private Child(Process process) {
        this.process = process;
        this.to = process.outputWriter(StandardCharsets.UTF_8);
        this.from = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Starts a JVM of so much heap that will load a file for a peer again and again. */
    static Child loading(String heap, PeerKind peer, Shop shop, Path file) {
        Child child = start(List.of("-Xmx" + heap), peer, shop, file);
        child.await(READY);
        return child;
    }

    /**
     * A fresh JVM each time, from its start to its end, that loads a file and answers what a dashboard asks.
     *
     * @param options of the JVM
     */
    static Stopwatch.Work fresh(List<String> options, PeerKind peer, Shop shop, Path file) {
        return () -> {
            try (Child child = start(options, peer, shop, file)) {
                child.await(READY);
                Answer answer = child.run().get();
                return () -> answer;
            }
        };
    }

    /** Archives the classes that such a JVM loads, and gives the options of one that takes them from there. */
    static List<String> archiving(List<String> options, PeerKind peer, Shop shop, Path file) {
        try {
            Path folder = Files.createTempDirectory("kpi-classes-");
            Path archive = folder.resolve(peer.label() + ".jsa");
            folder.toFile().deleteOnExit();
            archive.toFile().deleteOnExit();
            // what the JVM has to say of classes it leaves out would stand among the answers
            fresh(with(options, "-Xlog:disable", "-XX:ArchiveClassesAtExit=" + archive), peer, shop, file)
                    .run();
            if (Files.notExists(archive)) {
                throw new IllegalStateException("the JVM made no archive of its classes; give the benchmarks as a jar");
            }
            return with(options, "-XX:SharedArchiveFile=" + archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toList();
    }

    private static Child start(List<String> options, PeerKind peer, Shop shop, Path file) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(peer.name(), shop.name(), file.toString()));
        try {
            return new Child(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(String expected) {
        String line = read();
        if (!line.equals(expected)) {
            throw new IllegalStateException("the other process said " + line + " where it should say " + expected);
        }
    }

    private String read() {
        try {
            String line = from.readLine();
            if (line == null) {
                throw new IllegalStateException("the other process ended early; its messages are above");
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String word) {
        try {
            to.write(word);
            to.newLine();
            to.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the file loaded; asks only if the answer is wanted. */
    @Override
    public Supplier<Answer> run() {
        say(LOAD);
        await(LOADED);
        return () -> {
            say(ASK);
            return Answer.ofLine(read());
        };
    }

    @Override
    public void tidy() {
        say(DROP);
        await(DROPPED);
    }

    /** Ends the JVM and waits for that. */
    @Override
    public void close() {
        try {
            to.close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    /** What runs in the other JVM: its arguments are peer, shop and file. */
    public static void main(String[] args) throws IOException {
        PeerKind kind = PeerKind.valueOf(args[0]);
        Shop shop = Shop.valueOf(args[1]);
        Path file = Path.of(args[2]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(READY);
        @Nullable Peer peer = null;
        for (String word = in.readLine(); word != null; word = in.readLine()) {
            if (word.equals(LOAD)) {
                peer = kind.open(file, shop);
                out.println(LOADED);
            } else if (word.equals(ASK) && peer != null) {
                out.println(peer.askAll(shop.dashboard(), Part.ALL).toLine());
            } else if (word.equals(DROP) && peer != null) {
                peer.close();
                peer = null;
                out.println(DROPPED);
            } else {
                throw new IllegalArgumentException(word + " is no word to say now");
            }
        }
    }
}
