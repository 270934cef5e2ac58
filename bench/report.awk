# SPDX-License-Identifier: Apache-2.0
# Makes the tables of bench/run from "size job files bytes" and then "size job seconds CPU-seconds KiB", the
# latter sorted by size, job and seconds. Times are medians (CPU time: of the run with the median time),
# memory is the highest peak.
FNR == NR { files[$1, $2] = $3; bytes[$1, $2] = $4; next }
{
  row = ++rows[$1, $2]
  seconds[$1, $2, row] = $3
  cpu[$1, $2, row] = $4
  if ($5 > peak[$1, $2]) peak[$1, $2] = $5
  if ($1 != last) sizes[++size_count] = last = $1
}

function median(size, job,    n) {
  n = rows[size, job]
  if (n == 0) return 0
  return (seconds[size, job, int((n + 1) / 2)] + seconds[size, job, int(n / 2) + 1]) / 2
}
function cpu_seconds(size, job) { return cpu[size, job, int((rows[size, job] + 1) / 2)] }
function known(size, job) { return rows[size, job] > 0 }
function ratio(a, b, format) { return a > 0 && b > 0 ? sprintf(format, a / b) : "" }
function mib(size, job) { return peak[size, job] / 1024 }
function known_peak(size, job) { return peak[size, job] ? sprintf("%.0f", mib(size, job)) : "" }

# One row: what it wrote is that of `like`, its floor is `floor`.
function line(size, job, title, like, floor) {
  if (!known(size, job)) return
  printf "| %d | %s | %.3f | %.2f | %s | %s | %s | %s | %s | %s |\n", size, title, median(size, job), cpu_seconds(size, job),
    known_peak(size, job), files[size, like],
    sprintf("%.1f", bytes[size, like] / 1e6), ratio(median(size, job), median(size, floor), "%.2f"),
    ratio(median(size, "hugo"), median(size, job), "%.1f"), ratio(peak[size, "hugo"], peak[size, job], "%.1f")
}

function target(size, what, value, comparison, limit,    met) {
  if (value == "") return
  met = comparison == "at most" ? value + 0 <= limit : value + 0 >= limit
  printf "| %d | %s | %s | %s %s | %s |\n", size, what, value, comparison, limit, met ? "yes" : "**no**"
}

END {
  print "| collections | job | seconds | CPU s | peak MiB | files | MB | × floor | faster than Hugo | less memory than Hugo |"
  print "|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|"
  for (i = 1; i <= size_count; ++i) {
    n = sizes[i]
    line(n, "tar", "roadstead, to a tar", "tar", "floor-tar")
    line(n, "git-to-tar", "roadstead, from git to a tar", "tar", "floor-tar")
    line(n, "floor-tar", "floor: read the registry, write the tar", "tar", "floor-tar")
    line(n, "directory", "roadstead, to a directory", "directory", "floor-directory")
    line(n, "floor-directory", "floor: write the directory", "directory", "floor-directory")
    line(n, "hugo", "Hugo, to a directory", "hugo", "")
  }
  print "\n| collections | tar: ms per 1,000 | from git: ms per 1,000 | directory: ms per 1,000 | tar: KiB per 1,000 |"
  print "|--:|--:|--:|--:|--:|"
  for (i = 1; i <= size_count; ++i) {
    n = sizes[i]
    printf "| %d | %.1f | %.1f | %s | %.0f |\n", n, median(n, "tar") * 1e6 / n, median(n, "git-to-tar") * 1e6 / n,
      known(n, "directory") ? sprintf("%.1f", median(n, "directory") * 1e6 / n) : "", peak[n, "tar"] * 1000 / n
  }
  print "\n| collections | target | measured | wanted | met |"
  print "|--:|---|--:|---|---|"
  for (i = 1; i <= size_count; ++i) {
    n = sizes[i]
    if (n >= 10000 && known(n, "hugo")) {
      target(n, "tar: times faster than Hugo", ratio(median(n, "hugo"), median(n, "tar"), "%.1f"), "at least", 20)
      target(n, "directory: times faster than Hugo", ratio(median(n, "hugo"), median(n, "directory"), "%.1f"), "at least", 4)
      target(n, "tar: times less memory than Hugo", ratio(peak[n, "hugo"], peak[n, "tar"], "%.1f"), "at least", 10)
      target(n, "directory: times less memory than Hugo", ratio(peak[n, "hugo"], peak[n, "directory"], "%.1f"), "at least", 10)
    }
    if (n >= 10000) target(n, "directory: × floor", ratio(median(n, "directory"), median(n, "floor-directory"), "%.2f"), "at most", 1.3)
    if (n >= 100000) {
      target(n, "tar: × floor", ratio(median(n, "tar"), median(n, "floor-tar"), "%.2f"), "at most", 5)
      target(n, "tar: peak MiB", sprintf("%.0f", mib(n, "tar")), "at most", 1024)
    }
  }
}
