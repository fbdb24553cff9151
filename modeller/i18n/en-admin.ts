// English words of the pages of administration.

export const enAdmin = {
  people: {
    lead: 'Who may sign in, and what they may do.',
    new: 'New person',
    state: 'State',
    active: 'may sign in',
    inactive: 'blocked',
    editNamed: 'Edit {{name}}',
    roles: 'Roles',
    usernameHint: 'Small letters, digits, dots and dashes.',
    maySignIn: 'May sign in',
    saved: '{{name}} is saved.',
  },
  tokens: {
    lead: 'Keys for programs: detection software that reports content, and workers that do jobs.',
    new: 'New token',
    create: 'Create the token',
    once: 'Copy this secret now. It is not shown again.',
    none: 'No token.',
    noneNext: 'A program needs a token before it may talk to Linkspan.',
    created: 'Created',
    used: 'Last used',
    never: 'never',
    revoke: 'Revoke',
    revokeNamed: 'Revoke {{name}}',
    for: 'What is it for?',
    detector: 'Detection software: may only report signals',
    worker: 'Worker program: takes jobs and sends messages',
  },
}
