package io.runtrack.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobInstance;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.StepContribution;
import org.springframework.batch.core.StepExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.item.SimpleChunkProcessor;
import org.springframework.batch.item.Chunk;
import org.springframework.batch.item.file.ResourceAwareItemReaderItemStream;
import org.springframework.batch.item.support.AbstractItemCountingItemStreamItemReader;
import org.springframework.batch.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * What an item of a Spring Batch step takes, by itself and in a whole job that reads one resource. Run it with the
 * agent and without it; nothing in it is annotated. Takes Spring Batch's own jars beside this one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ChunkStepBenchmark {
    private static final int CHUNK = 100;
    private static final int ITEMS = 20_000;

    private final Logger root = Logger.getLogger("");
    private final ResourcelessJobRepository repository = new ResourcelessJobRepository();
    private final List<Integer> items = IntStream.range(0, CHUNK).boxed().toList();
    private SimpleChunkProcessor<Integer, Integer> processor;
    private Job job;
    private long written;

    /** Reads numbers as they are asked for. */
    private static final class Numbers extends AbstractItemCountingItemStreamItemReader<Integer>
            implements ResourceAwareItemReaderItemStream<Integer> {
        private Resource resource = new FileSystemResource("in/numbers.csv");
        private int next;

        @Override
        public void setResource(Resource other) {
            resource = other;
        }

        @Override
        protected void doOpen() {
            setName(resource.getDescription());
            next = 0;
        }

        @Override
        protected Integer doRead() {
            return next < ITEMS ? Integer.valueOf(next++) : null;
        }

        @Override
        protected void doClose() {
            next = 0;
        }
    }

    private Step step() {
        Numbers numbers = new Numbers();
        numbers.setSaveState(false);
        return new StepBuilder("load", repository)
                .<Integer, Integer>chunk(CHUNK, new ResourcelessTransactionManager())
                .reader(numbers)
                .processor(item -> item + 1)
                .writer(this::write)
                .build();
    }

    private void write(Chunk<? extends Integer> chunk) {
        for (Integer each : chunk) {
            written += each;
        }
    }

    /** Each job has lines to log, too; nobody is to read them. */
    @Setup
    public void makeJob() {
        root.setLevel(Level.OFF);
        processor = new SimpleChunkProcessor<Integer, Integer>(item -> item + 1, this::write);
        job = new JobBuilder("import-numbers", repository).start(step()).build();
    }

    @Benchmark
    @OperationsPerInvocation(CHUNK)
    public long itemOfAChunk() throws Exception {
        JobExecution execution = new JobExecution(new JobInstance(1L, "import-numbers"), new JobParameters());
        StepContribution contribution = new StepExecution("load", execution).createStepContribution();
        processor.process(contribution, new Chunk<>(items));
        return written;
    }

    @Benchmark
    @OperationsPerInvocation(ITEMS)
    public long itemOfAJob() throws Exception {
        JobExecution execution = repository.createJobExecution("import-numbers", new JobParameters());
        job.execute(execution);
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException("the job ended " + execution.getStatus());
        }
        return written;
    }
}
