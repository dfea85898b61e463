/* Reads and parses every file of a list with libplist; prints microseconds a file. */
#include <plist/plist.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec / 1e3;
}

int main(int argc, char **argv) {
  char path[4096];
  static char buffer[1 << 20];
  long count = 0;
  FILE *list = argc > 1 ? fopen(argv[1], "r") : NULL;
  if (!list) return 2;
  double start = now();
  while (fgets(path, sizeof path, list)) {
    path[strcspn(path, "\n")] = 0;
    FILE *file = fopen(path, "rb");
    if (!file) return 3;
    size_t size = fread(buffer, 1, sizeof buffer, file);
    fclose(file);
    plist_t root = NULL;
    if (size > 8 && memcmp(buffer, "bplist00", 8) == 0) plist_from_bin(buffer, (uint32_t)size, &root);
    else plist_from_xml(buffer, (uint32_t)size, &root);
    if (!root) return 4;
    plist_free(root);
    count += 1;
  }
  printf("%f\n", (now() - start) / count);
  return 0;
}
