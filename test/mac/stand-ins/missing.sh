refuse 'the Mac has this command, the pretend Mac does not'
