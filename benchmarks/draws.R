# The interval of draws.py in base R: Rscript draws.R INPUTS DRAWS hypercube|batches|plain
#
# hypercube: one value from each of DRAWS strata of equal chance, by the exact quantiles (qbeta).
# batches: as sroi, hypercubes of 10,000 draws, whose quantiles are the same and are found once.
# plain: independent draws (rbeta), which is how R is quickest.
# Row by row in vectors, which takes less time and less memory than one matrix of all inputs.

arguments <- commandArgs(trailingOnly = TRUE)
inputs <- read.csv(arguments[1])
n <- as.integer(arguments[2])
way <- arguments[3]
strata <- if (way == "batches") 10000L else n
middles <- (seq_len(strata) - 0.5) / strata
set.seed(1)

# PERT with lambda 4: a beta distribution between low and high whose mode is the value.
drawn <- function(one) {
  width <- one$high - one$low
  alpha <- 1 + 4 * (one$value - one$low) / width
  share <- if (way == "plain") rbeta(n, alpha, 6 - alpha) else qbeta(middles, alpha, 6 - alpha)[orders()]
  one$low + width * share
}

# The stratum of each draw, in batches.
orders <- function() unlist(lapply(seq_len(n / strata), function(batch) sample.int(strata)))

sums <- list(inbreng = numeric(n), opbrengst = numeric(n))
for (row in split(inputs, inputs$row)) {
  years <- seq_len(row$duration[1]) - 1
  amount <- sum(((1 - row$drop_off[1]) / (1 + row$rate[1]))^years) # present value of 1 a year
  for (i in seq_len(nrow(row))) {
    value <- drawn(row[i, ])
    amount <- amount * (if (row$role[i] == "correction") 1 - value else value)
  }
  sums[[row$side[1]]] <- sums[[row$side[1]]] + amount
}
cat(format(quantile(sums$opbrengst / sums$inbreng, c(0.1, 0.9), names = FALSE), digits = 10), "\n")
