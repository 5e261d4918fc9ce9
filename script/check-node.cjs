// Before anything that is TypeScript: an older Node would only say that it does not know what a .ts file is.
const [major] = process.versions.node.split('.');
if (Number(major) < 24) {
  process.stderr.write(
    `This is Node ${process.versions.node}, and Sluice needs 24 or newer. Run script/bootstrap once: ` +
      'it installs a Node of its own beside Sluice, and npm takes that one from then on.\n',
  );
  process.exitCode = 1;
}
