CREATE TABLE "notes" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "faults" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "times_left" INTEGER NOT NULL,

    CONSTRAINT "faults_pkey" PRIMARY KEY ("key")
);
