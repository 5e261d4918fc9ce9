/**
 * Answers how long cores have been busy with this process since, ms. What else goes on on the machine is not counted,
 * as it would be by a clock.
 */
export function startCpu(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
}
