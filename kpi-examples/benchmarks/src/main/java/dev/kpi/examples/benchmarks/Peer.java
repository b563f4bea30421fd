package dev.kpi.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Somebody who holds the lines in memory and answers questions about them. Asked by one thread at a time. */
interface Peer extends AutoCloseable {

    /** The answer, made anew from the lines. */
    Answer ask(Question question, Part part);

    /**
     * Answers in the peer's own form. What is returned puts it into the form in which answers are compared, where that is
     * work that nobody else would do.
     */
    default Supplier<Answer> work(Question question, Part part) {
        Answer answer = ask(question, part);
        return () -> answer;
    }

    /** What a dashboard shows: the answers to several questions, asked one after the other; see {@link #work}. */
    default Supplier<Answer> workAll(List<Question> questions, Part part) {
        List<Supplier<Answer>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(work(question, part)));
        return Answer.joining(answers);
    }

    /** The answers to several questions. */
    default Answer askAll(List<Question> questions, Part part) {
        return workAll(questions, part).get();
    }

    /** Lets go of the lines. */
    @Override
    void close();
}
